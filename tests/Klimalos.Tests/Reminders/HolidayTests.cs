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

    private static IEnumerable<DateOnly> DaysOf(int year)
    {
        for (var day = new DateOnly(year, 1, 1); day.Year == year; day = day.AddDays(1))
            yield return day;
    }
}
