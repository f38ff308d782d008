using System.Text.Json;

namespace Klimalos.Discord.Models;

public enum InteractionType
{
    Ping = 1,
    Command = 2,
    Component = 3,
    Autocomplete = 4,
    ModalSubmit = 5,
}

/// <summary>A command, a pressed button, a choice, a submitted modal, or a question for suggestions.</summary>
public sealed record Interaction
{
    public required Snowflake Id { get; init; }

    public required Snowflake ApplicationId { get; init; }

    public required InteractionType Type { get; init; }

    /// <summary>Good for 15 minutes; who has it may answer in the bot's name, so it is never logged.</summary>
    public required string Token { get; init; }

    public InteractionData? Data { get; init; }

    public Snowflake? GuildId { get; init; }

    public Snowflake? ChannelId { get; init; }

    public Channel? Channel { get; init; }

    /// <summary>Who did it, in a server.</summary>
    public GuildMember? Member { get; init; }

    /// <summary>Who did it, in a direct message. Use <see cref="Person"/>.</summary>
    public User? User { get; init; }

    /// <summary>The message whose component was used.</summary>
    public Message? Message { get; init; }

    /// <summary>The person's language, one of Discord's codes (<c>no</c>, <c>sv-SE</c>, <c>da</c>, <c>en-GB</c>, …).</summary>
    public string? Locale { get; init; }

    /// <summary>The server's language.</summary>
    public string? GuildLocale { get; init; }

    public User? Person => Member?.User ?? User;

    public override string ToString() => $"interaction {Id}";
}

public sealed record InteractionData
{
    public Snowflake? Id { get; init; }

    /// <summary>A command's name: the default one, in whatever language the person uses Discord.</summary>
    public string? Name { get; init; }

    /// <summary>A command's kind: 1 = typed with a slash.</summary>
    public int? Type { get; init; }

    public IReadOnlyList<GivenOption>? Options { get; init; }

    public string? CustomId { get; init; }

    public ComponentType? ComponentType { get; init; }

    /// <summary>What was chosen in a select.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>What a modal held.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>A modal's inputs with what was typed or chosen (several values joined by commas), by custom id.</summary>
    public IReadOnlyDictionary<string, string> Fields()
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        Collect(Components);
        return fields;

        void Collect(IReadOnlyList<Component>? components)
        {
            foreach (var component in components ?? [])
            {
                if (component.CustomId is { } id && (component.Value ?? Joined(component.Values)) is { } value)
                    fields[id] = value;
                Collect(component.Components);
                if (component.Child is { } child)
                    Collect([child]);
            }
        }
    }

    private static string? Joined(IReadOnlyList<string>? values) => values is null ? null : string.Join(',', values);
}

/// <summary>An option of a command as the person filled it in; a subcommand is one too, with options of its own.</summary>
public sealed record GivenOption
{
    public required string Name { get; init; }

    public OptionType Type { get; init; }

    public JsonElement? Value { get; init; }

    public IReadOnlyList<GivenOption>? Options { get; init; }

    /// <summary>The one being typed, when suggestions are asked for.</summary>
    public bool? Focused { get; init; }

    /// <summary>The value as text, whatever its type.</summary>
    public string? Text => Value?.ToString();
}
