using System.Globalization;

namespace Klimalos.Journeys.Answers;

/// <summary>Reads dates said from today: "i morgen", "om två veckor", "neste onsdag".</summary>
internal static class RelativeDate
{
    private const int LargestCount = 400;

    /// <summary>Null when the words hold nothing of the kind.</summary>
    public static UnderstoodDate? Read(IReadOnlyList<string> words, DateOnly today)
    {
        if (DateWords.NearDay(words) is { } days)
            return new UnderstoodDate.Day(today.AddDays(days));
        return FromCount(words, today) ?? FromWeekday(words, today);
    }

    private static UnderstoodDate? FromCount(IReadOnlyList<string> words, DateOnly today)
    {
        for (var at = 0; at + 1 < words.Count; at++)
        {
            if (Count(words[at]) is not { } count || DateWords.Add(today, 0, words[at + 1]) is null)
                continue;
            if (words.Any(DateWords.IsPast))
                return new UnderstoodDate.Day(DateWords.Add(today, -count, words[at + 1])!.Value);
            if (words.Any(DateWords.IsFuture))
                return new UnderstoodDate.Day(DateWords.Add(today, count, words[at + 1])!.Value);
        }

        var isNextWeekOrSo = words.Where((word, at) => at > 0 && DateWords.IsNext(words[at - 1]) && DateWords.Add(today, 0, word) is not null).Any();
        return isNextWeekOrSo ? new UnderstoodDate.Incomplete() : null;
    }

    private static int? Count(string word) =>
        DateWords.Number(word)
        ?? (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= LargestCount ? count : null);

    private static UnderstoodDate? FromWeekday(IReadOnlyList<string> words, DateOnly today)
    {
        if (words.Select(DateWords.Weekday).FirstOrDefault(day => day is not null) is not { } weekday)
            return null;
        var ahead = (((int)weekday - (int)today.DayOfWeek + 6) % 7) + 1;
        var coming = today.AddDays(ahead);
        var isThisWeek = ISOWeek.GetWeekOfYear(coming.ToDateTime(TimeOnly.MinValue)) == ISOWeek.GetWeekOfYear(today.ToDateTime(TimeOnly.MinValue));
        return words.Any(DateWords.IsNext) && isThisWeek
            ? new UnderstoodDate.Either(coming, coming.AddDays(7))
            : new UnderstoodDate.Day(coming);
    }
}
