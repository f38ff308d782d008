using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Klimalos.Conversations;

namespace Klimalos.BotFramework.Cards;

internal abstract record CardInput(string Type, string Id, string Label) : CardElement(Type)
{
    public bool IsRequired { get; init; }

    public string? ErrorMessage { get; init; }

    public string? Placeholder { get; init; }

    protected override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteString("id"u8, Id);
        writer.WriteString("label"u8, Label);
        writer.WriteBoolean("isRequired"u8, IsRequired);
        writer.WriteText("errorMessage"u8, ErrorMessage);
        writer.WriteText("placeholder"u8, Placeholder);
    }
}

internal sealed record TextInput(string Id, string Label) : CardInput("Input.Text", Id, Label)
{
    public string? Value { get; init; }

    public bool IsMultiline { get; init; }

    public string? Style { get; init; }

    protected override void WriteMembers(Utf8JsonWriter writer)
    {
        base.WriteMembers(writer);
        writer.WriteText("value"u8, Value);
        if (IsMultiline)
            writer.WriteBoolean("isMultiline"u8, true);
        writer.WriteText("style"u8, Style);
        writer.WriteNumber("maxLength"u8, MessageText.MaxLength);
    }
}

internal sealed record NumberInput(string Id, string Label) : CardInput("Input.Number", Id, Label)
{
    public decimal? Value { get; init; }

    public int? Min { get; init; }

    public int? Max { get; init; }

    protected override void WriteMembers(Utf8JsonWriter writer)
    {
        base.WriteMembers(writer);
        if (Value is { } value)
            writer.WriteNumber("value"u8, value);
        if (Min is { } min)
            writer.WriteNumber("min"u8, min);
        if (Max is { } max)
            writer.WriteNumber("max"u8, max);
    }
}

/// <summary>Several of the choices, as boxes to tick; submitted as their values joined by commas.</summary>
internal sealed record ChoiceSetInput(string Id, string Label, IReadOnlyList<FieldOption> Choices) : CardInput("Input.ChoiceSet", Id, Label)
{
    public string? Value { get; init; }

    protected override void WriteMembers(Utf8JsonWriter writer)
    {
        base.WriteMembers(writer);
        writer.WriteText("value"u8, Value);
        writer.WriteString("style"u8, "expanded"u8);
        writer.WriteBoolean("isMultiSelect"u8, true);
        writer.WriteBoolean("wrap"u8, true);
        writer.WriteStartArray("choices"u8);
        foreach (var choice in Choices)
        {
            writer.WriteStartObject();
            writer.WriteString("title"u8, choice.Label);
            writer.WriteString("value"u8, choice.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

internal sealed record DateInput(string Id, string Label) : CardInput("Input.Date", Id, Label)
{
    /// <summary>ISO 8601 date.</summary>
    public string? Value { get; init; }

    protected override void WriteMembers(Utf8JsonWriter writer)
    {
        base.WriteMembers(writer);
        writer.WriteText("value"u8, Value);
    }
}

/// <param name="Type">As the schema names it.</param>
internal abstract record CardButton(string Type, string Title)
{
    /// <summary><c>positive</c> for the likeliest one; null = default.</summary>
    public string? Style { get; init; }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, Type);
        writer.WriteString("title"u8, Title);
        writer.WriteText("style"u8, Style);
        WriteMembers(writer);
        writer.WriteEndObject();
    }

    protected abstract void WriteMembers(Utf8JsonWriter writer);
}

/// <summary>A button that submits <c>{ "klimalos": … }</c> and the card's inputs.</summary>
/// <param name="Verb">Sent along by an Action.Execute; null makes it an Action.Submit.</param>
/// <param name="AssociatedInputs"><c>none</c> keeps the card's inputs out; null = default.</param>
internal sealed record SubmitButton(string Title, string? Verb, ButtonSubmission Submission, string? AssociatedInputs)
    : CardButton(Verb is null ? "Action.Submit" : "Action.Execute", Title)
{
    protected override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteText("verb"u8, Verb);
        writer.WriteStartObject("data"u8);
        writer.WriteStartObject(SubmissionReader.Member);
        writer.WriteString("step"u8, Submission.Step);
        writer.WriteText("value"u8, Submission.Value);
        writer.WriteText("enrolment"u8, Submission.Enrolment);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteText("associatedInputs"u8, AssociatedInputs);
    }
}

internal sealed record OpenUrlButton(string Title, string Url) : CardButton("Action.OpenUrl", Title)
{
    protected override void WriteMembers(Utf8JsonWriter writer) => writer.WriteString("url"u8, Url);
}

internal sealed record ButtonSubmission(string Step, string? Value, string? Enrolment);
