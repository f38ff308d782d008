using System.Globalization;
using Klimalos.Reminders;

namespace Klimalos.Tests.Reminders;

public class OfficeHoursTests
{
    [Theory]
    [InlineData("2026-11-04T07:59:59Z", false)]
    [InlineData("2026-11-04T08:00:00Z", true)]
    [InlineData("2026-11-04T14:59:59Z", true)]
    [InlineData("2026-11-04T15:00:00Z", false)]
    [InlineData("2026-06-03T07:00:00Z", true)] // Summer time.
    [InlineData("2026-06-03T14:00:00Z", false)]
    [InlineData("2026-11-07T10:00:00Z", false)] // Saturday.
    [InlineData("2026-05-14T10:00:00Z", false)] // Ascension Day.
    [InlineData("2026-07-15T10:00:00Z", false)] // The lull.
    public void The_office_is_open_from_nine_to_four_local_time_on_working_days(string moment, bool isOpen)
    {
        foreach (var country in new[] { "NO", "SE", "DK" })
            OfficeHours.IsOpen(country, At(moment)).ShouldBe(isOpen, country);
    }

    [Theory]
    [InlineData("2026-03-28T20:00:00Z", "2026-03-30")] // The night in which the clocks go forward, before a Monday.
    [InlineData("2026-10-25T00:30:00Z", "2026-10-26")] // The hour that comes twice.
    [InlineData("2026-12-23T15:30:00Z", "2026-12-28")] // Christmas.
    [InlineData("2026-07-05T10:00:00Z", "2026-07-27")] // The lull.
    [InlineData("2026-11-04T03:00:00Z", "2026-11-04")] // The early morning of a working day.
    public void What_falls_outside_office_hours_waits_for_the_next_morning(string moment, string day)
    {
        var next = OfficeHours.OnOrAfter("NO", At(moment), "e1");

        OfficeHours.IsOpen("NO", next).ShouldBeTrue();
        OfficeHours.LocalDate("NO", next).ShouldBe(DateOnly.Parse(day, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Within_office_hours_nothing_waits() =>
        OfficeHours.OnOrAfter("DK", At("2026-11-04T12:34:56Z"), "e1").ShouldBe(At("2026-11-04T12:34:56Z"));

    [Fact]
    public void Every_reminder_of_ten_years_falls_into_office_hours_and_many_are_spread_over_the_morning()
    {
        var minutes = new HashSet<TimeSpan>();
        for (var day = new DateOnly(2024, 1, 1); day.Year < 2034; day = day.AddDays(1))
        {
            var key = $"enrolment{day.DayNumber}";
            var at = OfficeHours.On("SE", WorkingDays.OnOrBefore("SE", day), key);
            OfficeHours.IsOpen("SE", at).ShouldBeTrue($"{at:O}");
            minutes.Add(at.TimeOfDay);
        }

        minutes.Count.ShouldBeGreaterThan(150);
    }

    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
}
