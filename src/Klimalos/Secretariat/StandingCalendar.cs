using System.Text;
using Klimalos.Documents.Calendar;
using Klimalos.Languages;

namespace Klimalos.Secretariat;

/// <summary>The deadlines of many enrolments as one calendar file.</summary>
public static class StandingCalendar
{
    public const string ContentType = "text/calendar; charset=utf-8";

    /// <param name="name">What the calendar is called.</param>
    public static byte[] Write(IEnumerable<EnrolmentStanding> standings, Content content, Language language, string name, DateTimeOffset now)
    {
        var items = standings.SelectMany(standing => standing.Deadlines.Select(deadline => Item(standing, deadline, content, language)))
            .OrderBy(item => item.Date).ThenBy(item => item.Id, StringComparer.Ordinal);
        return Encoding.UTF8.GetBytes(CalendarFile.Write(items, new CalendarSource("secretariat", name, language, DateTimeOffset.UnixEpoch, now)));
    }

    private static DatedItem Item(EnrolmentStanding standing, StandingDeadline deadline, Content content, Language language) => new(
        $"{standing.Id}.{deadline.Id}",
        deadline.Date,
        content.Texts.Get(
            language,
            "secretariat.calendar-item",
            ("what", StandingWords.Deadline(content, language, standing, deadline)),
            ("campaign", content.Words[standing.Journey][language].Title),
            ("municipality", StandingWords.Municipality(content, language, standing))));
}
