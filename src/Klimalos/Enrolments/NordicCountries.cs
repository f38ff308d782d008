namespace Klimalos.Enrolments;

/// <summary>The countries whose municipalities are guided: their ISO 3166 codes, as everything stored names them.</summary>
public static class NordicCountries
{
    public static IReadOnlyList<string> All { get; } = ["NO", "SE", "DK"];
}
