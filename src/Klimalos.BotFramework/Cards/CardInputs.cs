using System.Globalization;
using Klimalos.Conversations;

namespace Klimalos.BotFramework.Cards;

/// <summary>Makes a form's fields into inputs. Each has a label, and says what is wrong when it is required and empty.</summary>
internal static class CardInputs
{
    public static CardElement Of(FormField field) => field.Kind switch
    {
        FieldKind.Year => Described(new NumberInput(field.Id, field.Label) { Value = Year(field.Value) }, field),
        FieldKind.Date => Described(new DateInput(field.Id, field.Label) { Value = Date(field.Value) }, field),
        FieldKind.LongText => Described(new TextInput(field.Id, field.Label) { Value = field.Value, IsMultiline = true }, field),
        FieldKind.Email => Described(new TextInput(field.Id, field.Label) { Value = field.Value, Style = "email" }, field),
        _ => Described(new TextInput(field.Id, field.Label) { Value = field.Value }, field),
    };

    private static CardInput Described(CardInput input, FormField field) =>
        input with { IsRequired = field.IsRequired, ErrorMessage = field.ErrorMessage, Placeholder = field.Placeholder };

    private static int? Year(string? value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    private static string? Date(string? value) =>
        DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? value : null;
}
