using System.Globalization;
using System.Text.RegularExpressions;

namespace Klimalos.Journeys.Answers;

/// <summary>Reads dates written in numbers, or with the month's name, in any of the usual orders.</summary>
internal sealed class WrittenDate(DateOnly today)
{
    /// <summary>How far back and ahead a date is likely; decides between two readings of a written one.</summary>
    private const int YearsBack = 2;
    private const int YearsAhead = 5;

    private static readonly Regex Numeric = new(
        @"\b(?<a>\d{1,4})(?<s>\s?[./\-–]\s?)(?<b>\d{1,2})(\s?[./\-–]\s?(?<c>\d{4}|\d{1,2}))?\b|\b(?<a>\d{1,4}) (?<b>\d{1,2}) (?<c>\d{4}|\d{1,2})\b|\b(?<packed>\d{8}|\d{6})\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <summary>Null when the text holds nothing like a written date.</summary>
    public UnderstoodDate? Read(string text, IReadOnlyList<string> words)
    {
        var named = words.Select((word, index) => (word, index))
            .Where(entry => DateWords.Month(entry.word) is not null)
            .Select(entry => Named(words, entry.index)).OfType<UnderstoodDate>().ToList();
        if (named.Count > 0)
            return Together(named);
        var numeric = Numeric.Matches(text).Select(FromNumbers).OfType<UnderstoodDate>().ToList();
        if (numeric.Count > 0)
            return Together(numeric);
        return words.Any(word => word.Length > 3 && DateWords.Month(word) is not null) || words is [var only] && IsYear(only)
            ? new UnderstoodDate.Incomplete()
            : null;
    }

    private static UnderstoodDate Together(List<UnderstoodDate> dates)
    {
        var days = dates.OfType<UnderstoodDate.Day>().Select(day => day.Date).Distinct().ToList();
        return days.Count > 1 ? new UnderstoodDate.Several(days) : dates[0];
    }

    /// <summary>"13. desember 2027", "December 13, 2027", "13 dec 27"; the words have been split at the border of digits and letters.</summary>
    private UnderstoodDate? Named(IReadOnlyList<string> words, int at)
    {
        var month = DateWords.Month(words[at])!.Value;
        var before = at > 0 ? DayNumber(words[at - 1]) : null;
        var after = at + 1 < words.Count ? DayNumber(words[at + 1]) : null;
        var yearAt = before is null ? at + 2 : at + 1;
        var year = yearAt < words.Count ? YearNumber(words[yearAt]) : null;
        if ((before ?? after) is not { } day)
            return null;
        return Make(year ?? words.Select(FullYear).FirstOrDefault(number => number is not null), month, day);
    }

    private UnderstoodDate? FromNumbers(Match match)
    {
        if (match.Groups["packed"] is { Success: true, Value: var packed })
            return FromPacked(packed);
        var (first, second) = (Number(match.Groups["a"].Value), Number(match.Groups["b"].Value));
        if (match.Groups["c"] is not { Success: true, Value: var last })
            return first > 99 ? new UnderstoodDate.Incomplete() : MakeDayMonth(first, second);
        if (match.Groups["a"].Length > 2)
            return match.Groups["a"].Length == 4 ? Make(first, second, Number(last)) : null;
        if (last.Length is not (2 or 4))
            return null;

        var dayFirst = MakeDayMonth(first, second, Century(Number(last)));
        // 27-12-13 is a day in 2013 or the Swedish way to write 13 December 2027; 12/25/2027 is the American way.
        if (!IsLikely(dayFirst) && last.Length == 2 && Make(Century(first), second, Number(last)) is var yearFirst && IsLikely(yearFirst))
            return yearFirst;
        return dayFirst is UnderstoodDate.NoSuchMonth && match.Value.Contains('/') && first <= 12
            ? Make(Century(Number(last)), first, second)
            : dayFirst;
    }

    private UnderstoodDate? FromPacked(string digits)
    {
        var length = digits.Length - 4;
        UnderstoodDate[] readings =
        [
            Make(Century(Number(digits[..length])), Number(digits[length..^2]), Number(digits[^2..])),
            Make(Century(Number(digits[4..])), Number(digits[2..4]), Number(digits[..2])),
        ];
        return Array.Find(readings, IsLikely) ?? (digits.Length == 8 ? readings[0] : null);
    }

    private UnderstoodDate MakeDayMonth(int day, int month, int? year = null) => Make(year, month, day);

    private UnderstoodDate Make(int? year, int month, int day)
    {
        if (month is < 1 or > 12)
            return new UnderstoodDate.NoSuchMonth(month);
        if (year is < 1 or > 9999)
            return new UnderstoodDate.Incomplete();
        if (year is not null)
            return day >= 1 && day <= DateTime.DaysInMonth(year.Value, month)
                ? new UnderstoodDate.Day(new DateOnly(year.Value, month, day))
                : new UnderstoodDate.NoSuchDay(day, month, year);
        return NextOn(month, day) is { } next ? new UnderstoodDate.Day(next) : new UnderstoodDate.NoSuchDay(day, month, Year: null);
    }

    /// <summary>The next such day, today included; 29 February may be eight years away.</summary>
    private DateOnly? NextOn(int month, int day)
    {
        for (var year = today.Year; year <= Math.Min(today.Year + 8, 9999); year++)
        {
            if (day >= 1 && day <= DateTime.DaysInMonth(year, month) && new DateOnly(year, month, day) is var date && date >= today)
                return date;
        }

        return null;
    }

    private bool IsLikely(UnderstoodDate date) =>
        date is UnderstoodDate.Day { Date: var day } && day >= today.AddYears(-YearsBack) && day <= today.AddYears(YearsAhead);

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static int Century(int year) => year < 100 ? 2000 + year : year;

    private static int? DayNumber(string word) => word.Length <= 2 && word.All(char.IsAsciiDigit) ? Number(word) : null;

    private static bool IsYear(string word) => FullYear(word) is not null;

    private static int? FullYear(string word) => word.Length == 4 && word.All(char.IsAsciiDigit) ? Number(word) : null;

    private static int? YearNumber(string word) => FullYear(word) ?? (word.Length == 2 && DayNumber(word) is { } two ? Century(two) : null);
}
