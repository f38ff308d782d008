using System.Collections.Frozen;

namespace Klimalos.Journeys.Answers;

/// <summary>The words of dates in all four languages at once: none of them means two things.</summary>
internal static class DateWords
{
    private static readonly FrozenDictionary<string, int> Months = Numbered(
    [
        "januar januari january jan", "februar februari february feb febr", "mars marts march mar", "april apr", "mai maj may",
        "juni june jun", "juli july jul", "august augusti aug", "september sept sep", "oktober october okt oct", "november nov",
        "desember december des dec",
    ], first: 1);

    private static readonly FrozenDictionary<string, int> Weekdays = Numbered(
    [
        "søndag söndag sunday søndagen söndagen", "mandag måndag monday mandagen måndagen", "tirsdag tisdag tuesday tirsdagen tisdagen",
        "onsdag wednesday onsdagen", "torsdag thursday torsdagen", "fredag friday fredagen", "lørdag lördag saturday lørdagen lördagen",
    ], first: 0);

    private static readonly FrozenDictionary<string, int> Numbers = Numbered(
    [
        "en ett et ei én a an one", "to två two", "tre three", "fire fyra four", "fem five", "seks sex six", "sju syv seven", "åtte åtta otte eight",
        "ni nine", "ti tio ten",
    ], first: 1);

    private static readonly FrozenSet<string> Days = FrozenSet.ToFrozenSet(["dag", "dager", "dagar", "dage", "day", "days"]);

    private static readonly FrozenSet<string> Weeks = FrozenSet.ToFrozenSet(
        ["uke", "uker", "vecka", "veckor", "uge", "uger", "week", "weeks"]);

    private static readonly FrozenSet<string> MonthUnits = FrozenSet.ToFrozenSet(
        ["måned", "måneder", "mnd", "månad", "månader", "month", "months"]);

    private static readonly FrozenSet<string> Years = FrozenSet.ToFrozenSet(["år", "year", "years"]);

    private static readonly (string Phrase, int Days)[] NearDays =
    [
        ("i overmorgen", 2), ("overmorgen", 2), ("i övermorgon", 2), ("övermorgon", 2), ("day after tomorrow", 2),
        ("i forgårs", -2), ("i förrgår", -2), ("day before yesterday", -2), ("i går", -1), ("igår", -1), ("yesterday", -1),
        ("i morgen", 1), ("imorgen", 1), ("i morgon", 1), ("imorgon", 1), ("i morra", 1), ("tomorrow", 1),
        ("i dag", 0), ("idag", 0), ("today", 0),
    ];

    public static int? Month(string word) => Months.TryGetValue(word, out var month) ? month : null;

    public static DayOfWeek? Weekday(string word) => Weekdays.TryGetValue(word, out var day) ? (DayOfWeek)day : null;

    public static int? Number(string word) => Numbers.TryGetValue(word, out var number) ? number : null;

    /// <summary>"Next" in the sense that leaves open whether this week's or the week after's day is meant.</summary>
    public static bool IsNext(string word) => word is "neste" or "nästa" or "næste" or "next";

    public static bool IsPast(string word) => word is "siden" or "sedan" or "ago";

    public static bool IsFuture(string word) => word is "om" or "in" or "from";

    /// <summary>Days from today; longer phrases come first in the table, so that "overmorgen" is not read as "morgen".</summary>
    public static int? NearDay(IReadOnlyList<string> words)
    {
        var text = $" {string.Join(' ', words)} ";
        foreach (var (phrase, days) in NearDays)
        {
            if (text.Contains($" {phrase} ", StringComparison.Ordinal))
                return days;
        }

        return null;
    }

    /// <summary>The day, the number of units after another; null when the word is no unit of time.</summary>
    public static DateOnly? Add(DateOnly day, int count, string unit)
    {
        if (Days.Contains(unit))
            return day.AddDays(count);
        if (Weeks.Contains(unit))
            return day.AddDays(7 * count);
        if (MonthUnits.Contains(unit))
            return day.AddMonths(count);
        return Years.Contains(unit) ? day.AddYears(count) : null;
    }

    private static FrozenDictionary<string, int> Numbered(string[] forms, int first) =>
        forms.SelectMany((group, index) => group.Split(' ').Select(word => KeyValuePair.Create(word, index + first)))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
