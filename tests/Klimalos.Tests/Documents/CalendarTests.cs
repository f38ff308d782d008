using System.Text;
using Klimalos.Conversations;
using Klimalos.Documents;
using Klimalos.Documents.Calendar;
using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Tests.Documents;

public class CalendarTests
{
    public static TheoryData<Language> AllLanguages => [.. LanguageExtensions.All];

    [Fact]
    public void The_deadline_and_the_meeting_are_whole_days_with_an_alarm_a_week_before()
    {
        var lines = Lines(Write(Enrolled.Decided, Language.Nb));

        lines[0].ShouldBe("BEGIN:VCALENDAR");
        lines.Count(line => line == "BEGIN:VEVENT").ShouldBe(2);
        lines.Count(line => line == "TRIGGER:-P6DT15H").ShouldBe(2);
        lines.ShouldContain("UID:e-1.meeting-date@klimalos");
        lines.ShouldContain("DTSTART;VALUE=DATE:20261215");
        lines.ShouldContain("DTEND;VALUE=DATE:20261216");
        lines.ShouldContain(@"SUMMARY;LANGUAGE=nb-NO:Møtedato: Race to Zero\, Asker");
        lines.ShouldContain(@"SUMMARY;LANGUAGE=nb-NO:Siste frist: Race to Zero\, Asker");
        lines.ShouldContain("DTSTAMP:20261123T090000Z");
        lines[^1].ShouldBe("END:VCALENDAR");
    }

    [Theory]
    [MemberData(nameof(AllLanguages))]
    public void Every_journey_gives_a_file_whose_lines_are_short_and_end_as_they_should(Language language)
    {
        foreach (var (journey, country) in Filled.Everywhere)
        {
            var text = Write(Filled.To(99, journey, country), language);

            text.Replace("\r\n", string.Empty).ShouldNotContain("\n");
            text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
            var lines = Lines(text);
            lines.Count(line => line.StartsWith("UID:", StringComparison.Ordinal)).ShouldBe(lines.Where(line => line.StartsWith("UID:", StringComparison.Ordinal)).Distinct().Count());
            lines.Count(line => line.StartsWith("BEGIN:", StringComparison.Ordinal)).ShouldBe(lines.Count(line => line.StartsWith("END:", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void A_trial_rounds_deadline_is_said_to_be_none()
    {
        var trial = Enrolled.Decided with { Round = Enrolled.Decided.Round with { IsTrial = true } };

        Lines(Write(trial, Language.Sv)).ShouldContain("DESCRIPTION;LANGUAGE=sv-SE:Det här är en provomgång. Tidsfristen är inte skarp.");
    }

    [Fact]
    public void What_should_be_done_by_a_day_stands_there_until_it_is_done()
    {
        var open = Write(Filled.To(99, "klimatkontrakt", "SE", "later"), Language.Sv);
        var done = Write(Filled.To(99, "klimatkontrakt", "SE"), Language.Sv);

        Lines(open).ShouldContain("UID:e-1.signing.by@klimalos");
        Lines(done).ShouldNotContain("UID:e-1.signing.by@klimalos");
    }

    [Fact]
    public void A_later_file_of_the_same_enrolment_is_newer_to_a_calendar()
    {
        var later = Enrolled.Decided with { ChangedAt = Enrolled.Decided.ChangedAt.AddHours(2) };

        Lines(Write(Enrolled.Decided, Language.Nb)).ShouldContain("SEQUENCE:0");
        Lines(Write(later, Language.Nb)).ShouldContain("SEQUENCE:120");
    }

    [Fact]
    public void What_people_typed_is_escaped_and_folded_between_characters()
    {
        var item = new DatedItem("x", new DateOnly(2026, 12, 15), $"a;b,c\\d\ne\u0007 {string.Concat(Enumerable.Repeat("🏔å", 40))}");
        var source = new CalendarSource("e-1", "n", Language.Da, Enrolled.Decided.StartedAt, Enrolled.Decided.ChangedAt);
        var text = CalendarFile.Write([item], source);

        text.Split("\r\n").ShouldAllBe(line => Encoding.UTF8.GetByteCount(line) <= 75);
        Lines(text).ShouldContain($@"SUMMARY;LANGUAGE=da-DK:a\;b\,c\\d\ne {string.Concat(Enumerable.Repeat("🏔å", 40))}");
        text.ShouldNotContain("\ufffd");
    }

    private static string Write(Enrolment enrolment, Language language)
    {
        var file = DocumentMaker.Make(
            new DocumentLink(DocumentKind.Calendar, enrolment.Id, language, "Kalender Race to Zero Asker.ics", "Kalender"), enrolment, RepositoryContent.Get(), Enrolled.Today);
        file.ContentType.ShouldBe("text/calendar; charset=utf-8");
        return Encoding.UTF8.GetString(file.Bytes);
    }

    /// <summary>The lines as a calendar reads them: unfolded.</summary>
    private static string[] Lines(string text) => text.Replace("\r\n ", string.Empty).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
}
