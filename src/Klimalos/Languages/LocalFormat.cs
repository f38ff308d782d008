using System.Globalization;

namespace Klimalos.Languages;

/// <summary>Dates and numbers as each language writes them in running text.</summary>
public static class LocalFormat
{
    private const string IsoPattern = "yyyy-MM-dd";

    /// <summary>"13. desember 2027" in Norwegian and Danish, "13 december 2027" in Swedish, "13 December 2027" in English.</summary>
    public static string Date(Language language, DateOnly date)
    {
        var pattern = language is Language.Nb or Language.Da ? "d. MMMM yyyy" : "d MMMM yyyy";
        return date.ToString(pattern, language.Culture());
    }

    /// <summary>In figures: "13.12.2027" in Norwegian and Danish, "2027-12-13" in Swedish, "13/12/2027" in English.</summary>
    public static string ShortDate(Language language, DateOnly date) => date.ToString(
        language switch { Language.Sv => IsoPattern, Language.En => "dd'/'MM'/'yyyy", _ => "dd.MM.yyyy" }, CultureInfo.InvariantCulture);

    /// <summary>Whole numbers with the language's grouping; a year is to be passed as text.</summary>
    public static string Number(Language language, long number) => number.ToString("N0", language.Culture());

    /// <summary>With the language's grouping and decimal sign, and as many decimals as the number has.</summary>
    public static string Number(Language language, decimal number) => number.ToString("#,##0.#########", language.Culture());

    internal static string Show(Language language, object? value) => value switch
    {
        null => string.Empty,
        string text => text,
        DateOnly date => Date(language, date),
        int number => Number(language, number),
        long number => Number(language, number),
        decimal number => Number(language, number),
        _ => throw new ArgumentException($"A {value.GetType().Name} has no form in a text; pass text, a date or a number.", nameof(value)),
    };

    /// <summary>The language's name in itself.</summary>
    public static string Name(Language language) => language switch
    {
        Language.Nb => "Norsk",
        Language.Sv => "Svenska",
        Language.Da => "Dansk",
        _ => "English",
    };

    /// <summary>As dates are stored and files named: "2027-12-13", in every language.</summary>
    public static string IsoDate(DateOnly date) => date.ToString(IsoPattern, CultureInfo.InvariantCulture);

    /// <summary>Reads a stored ISO date.</summary>
    public static DateOnly? IsoDate(string value) =>
        DateOnly.TryParseExact(value, IsoPattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
}
