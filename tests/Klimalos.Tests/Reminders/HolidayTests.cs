using System.Globalization;
using Klimalos.Reminders;

namespace Klimalos.Tests.Reminders;

public class HolidayTests
{
    /// <summary>Weekdays on which the offices are closed, as the calendars of each year were published, with the eves (month and day).</summary>
    [Theory]
    [InlineData("NO", 2024, "0101 0328 0329 0401 0501 0509 0517 0520 1224 1225 1226 1231")]
    [InlineData("NO", 2025, "0101 0417 0418 0421 0501 0529 0609 1224 1225 1226 1231")]
    [InlineData("NO", 2026, "0101 0402 0403 0406 0501 0514 0525 1224 1225 1231")]
    [InlineData("NO", 2027, "0101 0325 0326 0329 0506 0517 1224 1231")]
    [InlineData("SE", 2024, "0101 0329 0401 0501 0509 0606 0621 1224 1225 1226 1231")]
    [InlineData("SE", 2025, "0101 0106 0418 0421 0501 0529 0606 0620 1224 1225 1226 1231")]
    [InlineData("SE", 2026, "0101 0106 0403 0406 0501 0514 0619 1224 1225 1231")]
    [InlineData("SE", 2027, "0101 0106 0326 0329 0506 0625 1224 1231")]
    [InlineData("DK", 2024, "0101 0328 0329 0401 0509 0520 0605 1224 1225 1226 1231")]
    [InlineData("DK", 2025, "0101 0417 0418 0421 0529 0605 0609 1224 1225 1226 1231")]
    [InlineData("DK", 2026, "0101 0402 0403 0406 0514 0525 0605 1224 1225 1231")]
    [InlineData("DK", 2027, "0101 0325 0326 0329 0506 0517 1224 1231")]
    public void The_days_off_are_those_of_the_published_calendars(string country, int year, string published)
    {
        var closed = DaysOf(year)
            .Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !WorkingDays.IsWorkingDay(country, day));

        string.Join(' ', closed.Select(day => day.ToString("MMdd", CultureInfo.InvariantCulture))).ShouldBe(published);
    }

    [Theory]
    [InlineData(1961, "1961-04-02")]
    [InlineData(2008, "2008-03-23")]
    [InlineData(2011, "2011-04-24")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2038, "2038-04-25")]
    public void Easter_is_found_at_its_earliest_and_latest(int year, string sunday) =>
        Holidays.EasterOf(year).ShouldBe(DateOnly.Parse(sunday, CultureInfo.InvariantCulture));

    [Fact]
    public void Store_bededag_was_a_day_off_until_2023()
    {
        WorkingDays.IsWorkingDay("DK", new DateOnly(2023, 5, 5)).ShouldBeFalse();
        WorkingDays.IsWorkingDay("DK", new DateOnly(2024, 4, 26)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("NO", "2027-05-17", "2027-05-14")] // The 17th of May is Whit Monday too.
    [InlineData("NO", "2026-07-22", "2026-07-03")] // In the July lull, weeks 28 to 30.
    [InlineData("SE", "2026-07-31", "2026-07-03")] // In Sweden week 31 too.
    [InlineData("DK", "2026-07-27", "2026-07-27")]
    [InlineData("SE", "2026-06-20", "2026-06-18")] // Midsummer.
    [InlineData("DK", "2026-06-05", "2026-06-04")] // Grundlovsdag.
    [InlineData("NO", "2026-11-04", "2026-11-04")]
    public void A_reminder_on_a_day_off_comes_before_it(string country, string day, string comes) =>
        WorkingDays.OnOrBefore(country, DateOnly.Parse(day, CultureInfo.InvariantCulture)).ShouldBe(DateOnly.Parse(comes, CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("NO", "2026-04-09", 3, "2026-04-01")] // Over Easter.
    [InlineData("SE", "2026-01-07", 1, "2026-01-05")]
    [InlineData("SE", "2026-01-10", 0, "2026-01-09")]
    public void Working_days_are_counted_back(string country, string day, int days, string expected) =>
        WorkingDays.Before(country, DateOnly.Parse(day, CultureInfo.InvariantCulture), days).ShouldBe(DateOnly.Parse(expected, CultureInfo.InvariantCulture));

    private static IEnumerable<DateOnly> DaysOf(int year)
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            yield return day;
    }
}
