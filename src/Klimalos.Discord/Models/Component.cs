namespace Klimalos.Discord.Models;

/// <summary>The kinds of component that the bot uses. Discord has and will have more: they are read and ignored.</summary>
public enum ComponentType
{
    ActionRow = 1,
    Button = 2,
    StringSelect = 3,
    TextInput = 4,
    TextDisplay = 10,
    Label = 18,
}

public enum ButtonStyle
{
    Primary = 1,
    Secondary = 2,
    Success = 3,
    Danger = 4,

    /// <summary>Opens <see cref="Component.Url"/>; has no custom id.</summary>
    Link = 5,
}

public enum TextInputStyle
{
    Short = 1,
    Paragraph = 2,
}

/// <summary>
/// One component of a message or a modal (https://discord.com/developers/docs/components/reference): one record for all kinds, as on the
/// wire, so that a kind that is not known yet can be read too. Make those to send with the methods below.
/// </summary>
public sealed record Component
{
    public ComponentType Type { get; init; }

    public string? CustomId { get; init; }

    /// <summary>A button's style, or a text input's.</summary>
    public int? Style { get; init; }

    public string? Label { get; init; }

    /// <summary>Of a label in a modal.</summary>
    public string? Description { get; init; }

    /// <summary>Of a text display.</summary>
    public string? Content { get; init; }

    public string? Url { get; init; }

    public Emoji? Emoji { get; init; }

    public bool? Disabled { get; init; }

    public IReadOnlyList<SelectOption>? Options { get; init; }

    public string? Placeholder { get; init; }

    public int? MinValues { get; init; }

    public int? MaxValues { get; init; }

    public int? MinLength { get; init; }

    public int? MaxLength { get; init; }

    public bool? Required { get; init; }

    /// <summary>A text input's: what stands in it, or what was typed.</summary>
    public string? Value { get; init; }

    /// <summary>A select's, as submitted with a modal.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>What a row holds.</summary>
    public IReadOnlyList<Component>? Components { get; init; }

    /// <summary>What a label is for.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("component")]
    public Component? Child { get; init; }

    public static Component Row(params IReadOnlyList<Component> components) => new() { Type = ComponentType.ActionRow, Components = components };

    public static Component Button(string customId, string label, ButtonStyle style = ButtonStyle.Secondary, bool? disabled = null) =>
        new() { Type = ComponentType.Button, CustomId = customId, Label = label, Style = (int)style, Disabled = disabled };

    public static Component LinkButton(string url, string label) =>
        new() { Type = ComponentType.Button, Url = url, Label = label, Style = (int)ButtonStyle.Link };

    /// <param name="required">In a modal only: may it be left empty?</param>
    public static Component Select(
        string customId, IReadOnlyList<SelectOption> options, string? placeholder = null, int? minValues = null, int? maxValues = null, bool? required = null) => new()
        {
            Type = ComponentType.StringSelect,
            CustomId = customId,
            Options = options,
            Placeholder = placeholder,
            MinValues = minValues,
            MaxValues = maxValues,
            Required = required,
        };

    /// <summary>An input of a modal; stands in a <see cref="Labelled"/>.</summary>
    public static Component TextInput(
        string customId, TextInputStyle style, string? value = null, string? placeholder = null, bool required = true, int? minLength = null, int? maxLength = null) => new()
        {
            Type = ComponentType.TextInput,
            CustomId = customId,
            Style = (int)style,
            Value = value,
            Placeholder = placeholder,
            Required = required,
            MinLength = minLength,
            MaxLength = maxLength,
        };

    /// <summary>Label and description around an input or select of a modal.</summary>
    public static Component Labelled(string label, string? description, Component input) =>
        new() { Type = ComponentType.Label, Label = label, Description = description, Child = input };

    /// <summary>Markdown in a modal, or in a message of components alone.</summary>
    public static Component Text(string content) => new() { Type = ComponentType.TextDisplay, Content = content };
}

/// <param name="Value">Unique among the options.</param>
public sealed record SelectOption(string Label, string Value, string? Description = null, bool? Default = null);

/// <param name="Name">The character itself, for an emoji of Unicode's.</param>
public sealed record Emoji(string? Name, Snowflake? Id = null);
