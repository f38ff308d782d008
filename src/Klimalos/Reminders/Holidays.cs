using System.Collections.Concurrent;

namespace Klimalos.Reminders;

/// <summary>
/// The days on which municipal offices are closed, computed: public holidays, and the eves and half-holidays on which nobody answers.
/// Sources: lov om 1 og 17 mai and lov om helligdager (NO), lagen (1989:253) om allmänna helgdagar (SE), and the church's feast days with
/// lov nr 214 of 2023, which ended store bededag after 2023 (DK).
/// </summary>
public static class Holidays
{
    private static readonly ConcurrentDictionary<(string Country, int Year), IReadOnlySet<DateOnly>> Computed = new();

    /// <param name="country">NO, SE or DK; another country has none.</param>
    /// <param name="year">Of the Gregorian calendar.</param>
    public static IReadOnlySet<DateOnly> Of(string country, int year) => Computed.GetOrAdd((country, year), static key => key.Country switch
    {
        "NO" => new HashSet<DateOnly>([.. Common(key.Year), .. Norwegian(key.Year)]),
        "SE" => new HashSet<DateOnly>([.. Common(key.Year), .. Swedish(key.Year)]),
        "DK" => new HashSet<DateOnly>([.. Common(key.Year), .. Danish(key.Year)]),
        _ => new HashSet<DateOnly>(),
    });

    /// <summary>Easter Sunday of the Western church (the anonymous Gregorian algorithm, Nature 1876).</summary>
    public static DateOnly EasterOf(int year)
    {
        var golden = year % 19;
        var (century, ofCentury) = Math.DivRem(year, 100);
        var (leapCenturies, centuryRest) = Math.DivRem(century, 4);
        var correction = (century - ((century + 8) / 25) + 1) / 3;
        var epact = ((19 * golden) + century - leapCenturies - correction + 15) % 30;
        var (leaps, leapRest) = Math.DivRem(ofCentury, 4);
        var toSunday = (32 + (2 * centuryRest) + (2 * leaps) - epact - leapRest) % 7;
        var late = (golden + (11 * epact) + (22 * toSunday)) / 451;
        var (month, day) = Math.DivRem(epact + toSunday - (7 * late) + 114, 31);
        return new DateOnly(year, month, day + 1);
    }

    private static IEnumerable<DateOnly> Common(int year)
    {
        var easter = EasterOf(year);
        return
        [
            new(year, 1, 1), easter.AddDays(-2), easter, easter.AddDays(1), easter.AddDays(39), easter.AddDays(49),
            new(year, 12, 24), new(year, 12, 25), new(year, 12, 26), new(year, 12, 31),
        ];
    }

    private static IEnumerable<DateOnly> Norwegian(int year) =>
        [EasterOf(year).AddDays(-3), EasterOf(year).AddDays(50), new(year, 5, 1), new(year, 5, 17)];

    private static IEnumerable<DateOnly> Swedish(int year)
    {
        var midsummer = SaturdayFrom(new DateOnly(year, 6, 20));
        return [new(year, 1, 6), new(year, 5, 1), new(year, 6, 6), midsummer.AddDays(-1), midsummer, SaturdayFrom(new DateOnly(year, 10, 31))];
    }

    private static IEnumerable<DateOnly> Danish(int year)
    {
        var easter = EasterOf(year);
        IEnumerable<DateOnly> days = [easter.AddDays(-3), easter.AddDays(50), new(year, 6, 5)];
        return year <= 2023 ? days.Append(easter.AddDays(26)) : days;
    }

    private static DateOnly SaturdayFrom(DateOnly day) => day.AddDays(((int)DayOfWeek.Saturday - (int)day.DayOfWeek + 7) % 7);
}
