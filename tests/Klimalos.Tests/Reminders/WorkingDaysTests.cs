using System.Globalization;
using Klimalos.Reminders;

namespace Klimalos.Tests.Reminders;

public sealed class WorkingDaysTests
{
    [Theory]
    [InlineData(1961, "1961-04-02")]
    [InlineData(2000, "2000-04-23")]
    [InlineData(2011, "2011-04-24")]
    [InlineData(2024, "2024-03-31")]
    [InlineData(2025, "2025-04-20")]
    [InlineData(2026, "2026-04-05")]
    [InlineData(2027, "2027-03-28")]
    [InlineData(2038, "2038-04-25")]
    [InlineData(2285, "2285-03-22")]
    public void Easter_falls_on_the_published_Sunday(int year, string easter) => Holidays.EasterOf(year).ShouldBe(Day(easter));

    [Theory]
    [InlineData("NO", 2026, "01-01 04-02 04-03 04-05 04-06 05-01 05-14 05-17 05-24 05-25 12-24 12-25 12-26 12-31")]
    [InlineData("NO", 2027, "01-01 03-25 03-26 03-28 03-29 05-01 05-06 05-16 05-17 12-24 12-25 12-26 12-31")]
    [InlineData("SE", 2026, "01-01 01-06 04-03 04-05 04-06 05-01 05-14 05-24 06-06 06-19 06-20 10-31 12-24 12-25 12-26 12-31")]
    [InlineData("SE", 2027, "01-01 01-06 03-26 03-28 03-29 05-01 05-06 05-16 06-06 06-25 06-26 11-06 12-24 12-25 12-26 12-31")]
    [InlineData("DK", 2023, "01-01 04-06 04-07 04-09 04-10 05-05 05-18 05-28 05-29 06-05 12-24 12-25 12-26 12-31")]
    [InlineData("DK", 2026, "01-01 04-02 04-03 04-05 04-06 05-14 05-24 05-25 06-05 12-24 12-25 12-26 12-31")]
    public void Each_country_is_closed_on_the_published_days_and_the_eves(string country, int year, string days) =>
        Holidays.Of(country, year).Order().Select(day => day.ToString("MM-dd", CultureInfo.InvariantCulture)).ShouldBe(days.Split(' '));

    [Fact]
    public void A_country_that_is_not_served_has_no_holidays() => Holidays.Of("FI", 2026).ShouldBeEmpty();

    [Theory]
    [InlineData("NO", "2026-05-15", true)]
    [InlineData("NO", "2026-05-16", false)]
    [InlineData("NO", "2027-05-17", false)]
    [InlineData("SE", "2027-05-17", true)]
    [InlineData("DK", "2026-05-01", true)]
    [InlineData("SE", "2026-06-19", false)]
    public void A_working_day_is_no_weekend_and_no_holiday_of_the_country(string country, string day, bool isWorkingDay) =>
        WorkingDays.IsWorkingDay(country, Day(day)).ShouldBe(isWorkingDay);

    [Theory]
    [InlineData("NO", "2026-11-20", "2026-11-20")]
    [InlineData("NO", "2026-11-22", "2026-11-20")]
    [InlineData("NO", "2026-04-06", "2026-04-01")]
    [InlineData("DK", "2026-12-27", "2026-12-23")]
    [InlineData("NO", "2026-07-20", "2026-07-03")]
    [InlineData("SE", "2026-07-31", "2026-07-03")]
    [InlineData("NO", "2026-07-31", "2026-07-31")]
    public void What_would_fall_on_a_closed_day_or_in_the_lull_comes_before_it(string country, string day, string before) =>
        WorkingDays.OnOrBefore(country, Day(day)).ShouldBe(Day(before));

    [Theory]
    [InlineData("NO", "2026-11-23", 0, "2026-11-23")]
    [InlineData("NO", "2026-11-22", 0, "2026-11-20")]
    [InlineData("NO", "2026-11-23", 1, "2026-11-20")]
    [InlineData("NO", "2026-04-07", 3, "2026-03-30")]
    [InlineData("SE", "2026-11-23", 10, "2026-11-09")]
    public void Working_days_are_counted_back_over_weekends_and_holidays(string country, string day, int days, string before) =>
        WorkingDays.Before(country, Day(day), days).ShouldBe(Day(before));

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
