namespace Klimalos.Discord.Models;

/// <summary>A slash command (https://discord.com/developers/docs/interactions/application-commands).</summary>
public sealed record ApplicationCommand
{
    /// <summary>Given by Discord.</summary>
    public Snowflake? Id { get; init; }

    /// <summary>1 = typed with a slash.</summary>
    public int Type { get; init; } = 1;

    /// <summary>Lower case, letters, digits, - and _.</summary>
    public required string Name { get; init; }

    /// <summary>By Discord's code of a language: <c>no</c>, <c>sv-SE</c>, <c>da</c>, <c>en-GB</c>, <c>en-US</c>.</summary>
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public required string Description { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    public IReadOnlyList<CommandOption>? Options { get; init; }

    /// <summary>A bit set as a decimal number: who sees it in a server unless its administrators decide otherwise.</summary>
    public string? DefaultMemberPermissions { get; init; }

    /// <summary>Where it can be used: 0 = servers, 1 = direct messages with the bot, 2 = other direct messages.</summary>
    public IReadOnlyList<int>? Contexts { get; init; }
}

public enum OptionType
{
    Subcommand = 1,
    SubcommandGroup = 2,
    String = 3,
    Integer = 4,
    Boolean = 5,
    User = 6,
    Channel = 7,
    Role = 8,
}

public sealed record CommandOption
{
    public required OptionType Type { get; init; }

    public required string Name { get; init; }

    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }

    public required string Description { get; init; }

    public IReadOnlyDictionary<string, string>? DescriptionLocalizations { get; init; }

    /// <summary>Required options come before the others.</summary>
    public bool? Required { get; init; }

    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    public bool? Autocomplete { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    /// <summary>Of a subcommand.</summary>
    public IReadOnlyList<CommandOption>? Options { get; init; }
}

public sealed record CommandChoice(string Name, string Value)
{
    public IReadOnlyDictionary<string, string>? NameLocalizations { get; init; }
}
