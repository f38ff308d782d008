namespace Klimalos.Discord.Models;

/// <summary>A framed part of a message; see <see cref="DiscordLimits"/> for its lengths.</summary>
public sealed record Embed
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Url { get; init; }

    /// <summary>0xRRGGBB.</summary>
    public int? Color { get; init; }

    public IReadOnlyList<EmbedField>? Fields { get; init; }

    public EmbedFooter? Footer { get; init; }

    public EmbedAuthor? Author { get; init; }
}

/// <param name="Name">Not blank.</param>
/// <param name="Value">Not blank.</param>
public sealed record EmbedField(string Name, string Value, bool? Inline = null);

public sealed record EmbedFooter(string Text);

public sealed record EmbedAuthor(string Name, string? Url = null);
