using System.Globalization;
using Klimalos.Conversations;

namespace Klimalos.BotFramework.Cards;

/// <summary>Makes a form's fields into inputs. Each has a label, and says what is wrong when it is required and empty.</summary>
internal static class CardInputs
{
    /// <summary>The input, and above it what was wrong with what was filled in before.</summary>
    public static IEnumerable<CardElement> Of(FormField field)
    {
        if (field.Error is { } error)
            yield return new TextBlock(error) { Color = "attention" };
        yield return Input(field);
    }

    private static CardInput Input(FormField field) => field.Kind switch
    {
        FieldKind.Year => Described(new NumberInput(field.Id, field.Label) { Value = Number(field.Value) }, field),
        FieldKind.Number when IsNumber(field.Value) => Described(Limited(new NumberInput(field.Id, field.Label) { Value = Number(field.Value) }, field), field),
        FieldKind.Phone => Described(new TextInput(field.Id, field.Label) { Value = field.Value, Style = "tel" }, field),
        FieldKind.Choices => Described(new ChoiceSetInput(field.Id, field.Label, field.Options ?? []) { Value = field.Value }, field),
        FieldKind.Date => Described(new DateInput(field.Id, field.Label) { Value = Date(field.Value) }, field),
        FieldKind.LongText => Described(new TextInput(field.Id, field.Label) { Value = field.Value, IsMultiline = true }, field),
        FieldKind.Email => Described(new TextInput(field.Id, field.Label) { Value = field.Value, Style = "email" }, field),
        _ => Described(new TextInput(field.Id, field.Label) { Value = field.Value }, field),
    };

    /// <summary>Clients take an empty number for one outside its limits and refuse the whole form: what may be left empty goes without.</summary>
    private static NumberInput Limited(NumberInput input, FormField field) =>
        field.IsRequired ? input with { Min = field.Min, Max = field.Max } : input;

    private static CardInput Described(CardInput input, FormField field) =>
        input with { IsRequired = field.IsRequired, ErrorMessage = field.ErrorMessage, Placeholder = field.Placeholder };

    /// <summary>What was typed and is no number can be shown again in an input for text only.</summary>
    private static bool IsNumber(string? value) => string.IsNullOrEmpty(value) || Number(value) is not null;

    private static decimal? Number(string? value) =>
        decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? Date(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? value : null;
}
