using System.Collections.Frozen;

namespace Klimalos.Journeys.Rules;

/// <summary>The rules that compute dates. A definition names one; what it computes is here and in its tests, not in the definition.</summary>
public static class DateRules
{
    public const string YearsAfter = "years-after";
    public const string WeeksAfter = "weeks-after";
    public const string HoldDate = "hold-date";
    public const string NextDecemberRevision = "next-december-revision";

    /// <summary>The Covenant of Mayors: a plan within two years of the council's decision, a report every second year after it.</summary>
    private const int YearsBetweenMilestones = 2;

    private static readonly FrozenDictionary<string, DateRule> Rules = new DateRule[]
    {
        new(YearsAfter, "years", (known, years) => known[^1].AddYears(years)),
        new(WeeksAfter, "weeks", (known, weeks) => known[^1].AddDays(7 * weeks)),
        new(HoldDate, CountKey: null, (known, _) => known.Max().AddYears(YearsBetweenMilestones).AddDays(1)),
        new(NextDecemberRevision, CountKey: null, (known, _) => RevisionAfter(known[^1])),
    }.ToFrozenDictionary(rule => rule.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => Rules.Keys.Order(StringComparer.Ordinal);

    /// <summary>Null when there is no such rule.</summary>
    public static DateRule? Find(string name) => Rules.GetValueOrDefault(name);

    /// <summary>Contracts are revised every year and signed anew in December: one signed in December is due the year after.</summary>
    private static DateOnly RevisionAfter(DateOnly signed) => new(signed.Month == 12 ? signed.Year + 1 : signed.Year, 12, 1);
}

/// <param name="CountKey">The key under which a definition gives the rule its number; null when it takes none.</param>
/// <param name="Compute">From the dates known, in the definition's order and at least one, and the number.</param>
public sealed record DateRule(string Name, string? CountKey, Func<IReadOnlyList<DateOnly>, int, DateOnly> Compute);
