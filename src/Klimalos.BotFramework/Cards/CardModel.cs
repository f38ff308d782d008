using System.Text.Json;

namespace Klimalos.BotFramework.Cards;

/// <summary>
/// The part of Adaptive Cards 1.5 that we use (https://adaptivecards.io/explorer/). Values are spelled as the schema spells them.
/// Each part writes itself: a card goes out with nearly every reply, and a serializer that finds its way by types takes several times as long.
/// </summary>
internal sealed record AdaptiveCard
{
    public const string ContentType = "application/vnd.microsoft.card.adaptive";

    /// <summary>Two letters; governs how the client writes dates.</summary>
    public required string Lang { get; init; }

    /// <summary>The words alone, for clients that show no card and for those that speak.</summary>
    public required string Words { get; init; }

    public required IReadOnlyList<CardElement> Body { get; init; }

    /// <summary>Null = the card stays as it was sent.</summary>
    public CardRefresh? Refresh { get; init; }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("$schema"u8, "http://adaptivecards.io/schemas/adaptive-card.json"u8);
        writer.WriteString("type"u8, "AdaptiveCard"u8);
        writer.WriteString("version"u8, "1.5"u8);
        writer.WriteString("lang"u8, Lang);
        writer.WriteString("fallbackText"u8, Words);
        writer.WriteString("speak"u8, Words);
        Refresh?.WriteTo(writer);
        writer.WriteStartArray("body"u8);
        foreach (var element in Body)
            element.WriteTo(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}

/// <param name="Type">As the schema names it.</param>
internal abstract record CardElement(string Type)
{
    public string? Spacing { get; init; }

    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, Type);
        writer.WriteText("spacing"u8, Spacing);
        WriteMembers(writer);
        writer.WriteEndObject();
    }

    protected abstract void WriteMembers(Utf8JsonWriter writer);
}

/// <param name="Text">Markdown: bold, italic, lists and links only.</param>
internal sealed record TextBlock(string Text) : CardElement("TextBlock")
{
    public string? Size { get; init; }

    public string? Weight { get; init; }

    public string? Color { get; init; }

    public bool IsSubtle { get; init; }

    /// <summary><c>heading</c> is announced as one by screen readers.</summary>
    public string? Style { get; init; }

    protected override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteString("text"u8, Text);
        writer.WriteBoolean("wrap"u8, true);
        writer.WriteText("size"u8, Size);
        writer.WriteText("weight"u8, Weight);
        writer.WriteText("color"u8, Color);
        if (IsSubtle)
            writer.WriteBoolean("isSubtle"u8, true);
        writer.WriteText("style"u8, Style);
    }
}

internal sealed record FactSet(IReadOnlyList<CardFact> Facts) : CardElement("FactSet")
{
    protected override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("facts"u8);
        foreach (var fact in Facts)
        {
            writer.WriteStartObject();
            writer.WriteString("title"u8, fact.Title);
            writer.WriteString("value"u8, fact.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

internal sealed record CardFact(string Title, string Value);

/// <summary>Columns of one height, without words: a bar that is drawn with their styles.</summary>
internal sealed record ColumnSet(IReadOnlyList<string> Styles) : CardElement("ColumnSet")
{
    protected override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("columns"u8);
        foreach (var style in Styles)
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "Column"u8);
            writer.WriteString("width"u8, "stretch"u8);
            writer.WriteString("minHeight"u8, "8px"u8);
            writer.WriteString("spacing"u8, "small"u8);
            writer.WriteString("style"u8, style);
            writer.WriteStartArray("items"u8);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}

internal sealed record ActionSet(IReadOnlyList<CardButton> Actions) : CardElement("ActionSet")
{
    protected override void WriteMembers(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("actions"u8);
        foreach (var action in Actions)
            action.WriteTo(writer);
        writer.WriteEndArray();
    }
}

internal static class CardText
{
    /// <summary>Writes the member unless it has no value.</summary>
    public static void WriteText(this Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            writer.WriteString(name, value);
    }
}
