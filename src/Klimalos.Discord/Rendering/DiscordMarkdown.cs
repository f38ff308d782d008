using Klimalos.Conversations;

namespace Klimalos.Discord.Rendering;

/// <summary>The guide's Markdown in Discord's dialect, which means more by some signs.</summary>
internal static class DiscordMarkdown
{
    /// <summary>Crossed out, hidden and mentioned is nothing that the guide writes: it can only stand in words of people's.</summary>
    public static string Words(string markdown) => markdown
        .Replace("~~", @"\~\~", StringComparison.Ordinal)
        .Replace("||", @"\|\|", StringComparison.Ordinal)
        .Replace("<@", @"\<@", StringComparison.Ordinal)
        .Replace("<#", @"\<#", StringComparison.Ordinal)
        .Replace("<:", @"\<:", StringComparison.Ordinal)
        .Replace("<t:", @"\<t:", StringComparison.Ordinal);

    /// <summary>A plain text as it is.</summary>
    public static string Literal(string plain) => Words(Markdown.Literal(plain));

    public static string Link(Link link) => $"[{Literal(link.Label)}]({link.Url})";
}
