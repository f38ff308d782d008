using System.Globalization;

namespace Klimalos.Languages;

/// <summary>A language that Klimalos answers in. Norwegian is bokmål; nynorsk is understood and answered in bokmål.</summary>
public enum Language
{
    Nb,
    Sv,
    Da,
    En,
}

public static class LanguageExtensions
{
    private static readonly CultureInfo[] Cultures =
    [
        CultureInfo.GetCultureInfo("nb-NO"),
        CultureInfo.GetCultureInfo("sv-SE"),
        CultureInfo.GetCultureInfo("da-DK"),
        CultureInfo.GetCultureInfo("en-GB"),
    ];

    /// <summary>All languages, in the order in which they are listed to people.</summary>
    public static IReadOnlyList<Language> All { get; } = [Language.Nb, Language.Sv, Language.Da, Language.En];

    /// <summary>The two-letter code used in file names and protocols: nb, sv, da, en.</summary>
    public static string Code(this Language language) => language switch
    {
        Language.Nb => "nb",
        Language.Sv => "sv",
        Language.Da => "da",
        _ => "en",
    };

    public static CultureInfo Culture(this Language language) => Cultures[(int)language];

    /// <summary>Reads a BCP 47 tag such as <c>nb-NO</c>, <c>no</c>, <c>nn</c>, <c>sv-SE</c>; null for a language that is not ours.</summary>
    public static Language? FromTag(string? tag)
    {
        if (string.IsNullOrWhiteSpace(tag))
            return null;
        var end = tag.AsSpan().IndexOfAny('-', '_');
        var primary = (end < 0 ? tag : tag[..end]).Trim();
        return primary.ToLowerInvariant() switch
        {
            "nb" or "no" or "nn" => Language.Nb,
            "sv" => Language.Sv,
            "da" => Language.Da,
            "en" => Language.En,
            _ => null,
        };
    }
}
