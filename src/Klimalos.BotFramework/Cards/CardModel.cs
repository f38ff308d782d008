using System.Text.Json.Serialization;

namespace Klimalos.BotFramework.Cards;

/// <summary>The part of Adaptive Cards 1.5 that we use (https://adaptivecards.io/explorer/). Values are spelled as the schema spells them.</summary>
internal sealed record AdaptiveCard
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    [JsonPropertyName("$schema")]
    public string Schema { get; } = "http://adaptivecards.io/schemas/adaptive-card.json";

    public string Type { get; } = "AdaptiveCard";

    public string Version { get; } = "1.5";

    /// <summary>Two letters; governs how the client writes dates.</summary>
    public required string Lang { get; init; }

    public string? FallbackText { get; init; }

    public string? Speak { get; init; }

    public required IReadOnlyList<CardElement> Body { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TextBlock), "TextBlock")]
[JsonDerivedType(typeof(FactSet), "FactSet")]
[JsonDerivedType(typeof(ColumnSet), "ColumnSet")]
[JsonDerivedType(typeof(ActionSet), "ActionSet")]
[JsonDerivedType(typeof(TextInput), "Input.Text")]
[JsonDerivedType(typeof(NumberInput), "Input.Number")]
[JsonDerivedType(typeof(DateInput), "Input.Date")]
internal abstract record CardElement
{
    public string? Spacing { get; init; }
}

/// <param name="Text">Markdown: bold, italic, lists and links only.</param>
internal sealed record TextBlock(string Text) : CardElement
{
    public bool Wrap { get; } = true;

    public string? Size { get; init; }

    public string? Weight { get; init; }

    public string? Color { get; init; }

    public bool? IsSubtle { get; init; }

    /// <summary><c>heading</c> is announced as one by screen readers.</summary>
    public string? Style { get; init; }
}

internal sealed record FactSet(IReadOnlyList<CardFact> Facts) : CardElement;

internal sealed record CardFact(string Title, string Value);

internal sealed record ColumnSet(IReadOnlyList<Column> Columns) : CardElement;

internal sealed record Column(string Style)
{
    public string Type { get; } = "Column";

    public string Width { get; } = "stretch";

    public string MinHeight { get; } = "8px";

    public string Spacing { get; } = "small";

    public IReadOnlyList<CardElement> Items { get; } = [];
}

internal sealed record ActionSet(IReadOnlyList<CardButton> Actions) : CardElement;

internal abstract record CardInput(string Id, string Label) : CardElement
{
    public bool IsRequired { get; init; }

    public string? ErrorMessage { get; init; }

    public string? Placeholder { get; init; }
}

internal sealed record TextInput(string Id, string Label) : CardInput(Id, Label)
{
    public string? Value { get; init; }

    public bool? IsMultiline { get; init; }

    public string? Style { get; init; }

    public int MaxLength { get; } = Activities.MessageText.MaxLength;
}

internal sealed record NumberInput(string Id, string Label) : CardInput(Id, Label)
{
    public int? Value { get; init; }
}

internal sealed record DateInput(string Id, string Label) : CardInput(Id, Label)
{
    /// <summary>ISO 8601 date.</summary>
    public string? Value { get; init; }
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SubmitButton), "Action.Submit")]
[JsonDerivedType(typeof(ExecuteButton), "Action.Execute")]
[JsonDerivedType(typeof(OpenUrlButton), "Action.OpenUrl")]
internal abstract record CardButton(string Title)
{
    /// <summary><c>positive</c> for the likeliest one; null = default.</summary>
    public string? Style { get; init; }
}

internal sealed record SubmitButton(string Title, ButtonData Data, string? AssociatedInputs) : CardButton(Title);

internal sealed record ExecuteButton(string Title, string Verb, ButtonData Data, string? AssociatedInputs) : CardButton(Title);

internal sealed record OpenUrlButton(string Title, string Url) : CardButton(Title);

/// <summary>What a button submits.</summary>
internal sealed record ButtonData(ButtonSubmission Klimalos);

internal sealed record ButtonSubmission(string Step, string? Value, string? Enrolment);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AdaptiveCard))]
internal sealed partial class CardJson : JsonSerializerContext;
