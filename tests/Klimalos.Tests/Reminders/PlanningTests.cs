using System.Globalization;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Tests.Reminders;

public class PlanningTests
{
    private static readonly Content Content = RepositoryContent.Get();
    private static readonly Round Round = new("2027", "race-to-zero", new DateOnly(2027, 1, 4), new DateOnly(2027, 9, 15));
    private static readonly IReadOnlySet<string> Nothing = new HashSet<string>(StringComparer.Ordinal);

    private static readonly Enrolment Asker = new()
    {
        Id = "e1",
        JourneyId = "race-to-zero",
        JourneyVersion = 1,
        Round = Round,
        Municipality = "NO-3203",
        Members = ["msteams:29:kari"],
        Language = Language.Nb,
        StartedAt = new DateTimeOffset(2027, 1, 11, 9, 0, 0, TimeSpan.Zero),
        ChangedAt = new DateTimeOffset(2027, 1, 11, 9, 0, 0, TimeSpan.Zero),
    };

    [Fact]
    public void From_the_last_day_it_is_planned_back_to_the_case_paper() =>
        Shown(Of(Asker)).ShouldBe(
            "case-paper-begun 2027-07-14, papers-out 2027-08-11, executive-meeting 2027-08-18, council-meeting 2027-09-01, round-ends 2027-09-15");

    [Fact]
    public void A_meeting_that_was_answered_governs_what_comes_before_it() =>
        Shown(Of(Answered("meeting-date", "2027-06-16"))).ShouldBe(
            "case-paper-begun 2027-04-28, papers-out 2027-05-26, executive-meeting 2027-06-02, council-meeting 2027-06-16, round-ends 2027-09-15");

    [Fact]
    public void The_country_decides_how_long_things_take() =>
        Shown(Of(Asker with { Municipality = "SE-0180" })).ShouldBe(
            "case-paper-begun 2027-06-30, papers-out 2027-08-04, executive-meeting 2027-08-11, council-meeting 2027-09-01, round-ends 2027-09-15");

    [Fact]
    public void What_was_too_late_when_it_began_is_not_held_against_it() =>
        Shown(Of(Asker with { StartedAt = new DateTimeOffset(2027, 8, 16, 9, 0, 0, TimeSpan.Zero) })).ShouldBe(
            "executive-meeting 2027-08-18, council-meeting 2027-09-01, round-ends 2027-09-15");

    [Fact]
    public void Where_one_can_join_at_any_time_the_meeting_alone_is_planned_for()
    {
        var open = Asker with { JourneyId = "covenant-of-mayors", Round = new Round("open", "covenant-of-mayors", new DateOnly(2021, 1, 1), null) };

        Of(open).ShouldBeEmpty();
        Shown(Of(With(open, ("meeting-date", "2027-06-16")))).ShouldBe(
            "case-paper-begun 2027-04-28, papers-out 2027-05-26, executive-meeting 2027-06-02, council-meeting 2027-06-16");
    }

    [Fact]
    public void The_covenants_plan_is_due_two_years_after_the_decision()
    {
        var open = Asker with { JourneyId = "covenant-of-mayors", Round = new Round("open", "covenant-of-mayors", new DateOnly(2021, 1, 1), null) };

        Shown(Of(With(
            open,
            ("municipality", "NO-3203"), ("contact-name", "Kari"), ("contact-email", "kari@asker.no"), ("joining-form", "alone"), ("commitments", "yes"),
            ("target-2030", "55 %"), ("case-paper", "done"), ("meeting-date", "2027-02-16"), ("decision", "adopted"), ("decision-date", "2027-02-16"))))
            .ShouldBe("plan-submission 2029-02-16");
    }

    [Fact]
    public void What_a_member_said_is_done_is_not_reminded_of() =>
        EnrolmentDeadlines.Of(Asker, Content.Journeys["race-to-zero"], Content.Reminders, [], new HashSet<string> { "papers-out" })
            .ShouldNotContain(deadline => deadline.Id == "papers-out");

    [Theory]
    [InlineData(EnrolmentStatus.Cancelled)]
    [InlineData(EnrolmentStatus.Ended)]
    public void An_enrolment_that_is_over_has_no_deadlines(EnrolmentStatus status) => Of(Asker with { Status = status }).ShouldBeEmpty();

    [Fact]
    public void An_enrolment_that_all_have_left_has_no_deadlines() => Of(Asker with { Members = [] }).ShouldBeEmpty();

    [Fact]
    public void A_round_that_was_prolonged_moves_the_deadline() =>
        EnrolmentDeadlines.Of(Asker, Content.Journeys["race-to-zero"], Content.Reminders, [Round with { Deadline = new DateOnly(2027, 10, 15) }], Nothing)
            .ShouldContain(new Deadline(MilestoneId.RoundEnds, new DateOnly(2027, 10, 15)));

    [Fact]
    public void Each_reminder_has_its_day_and_those_on_days_off_come_before()
    {
        var planned = Planning.RemindersOf("e1", "NO", [new Deadline(MilestoneId.RoundEnds, new DateOnly(2027, 8, 15))], Content.Reminders).ToList();

        // The deadline is a Sunday; thirty days before is in the lull; the weeks after are told on Fridays.
        planned.Select(reminder => $"{reminder.DaysBefore}:{OfficeHours.LocalDate("NO", reminder.DueAt):MM-dd}").ShouldBe(
            ["0:08-13", "7:08-06", "14:07-09", "-7:08-20", "-14:08-27", "-21:09-03", "-28:09-10"]);
        planned.Select(reminder => reminder.Id).ShouldBeUnique();
    }

    [Fact]
    public void Planned_twice_it_is_the_same() => Planned().ShouldBe(Planned());

    [Fact]
    public void Put_off_to_a_saturday_it_comes_on_the_monday()
    {
        var again = Planning.Again(Planned()[0], "NO", new DateOnly(2027, 3, 6));

        OfficeHours.LocalDate("NO", again.DueAt).ShouldBe(new DateOnly(2027, 3, 8));
        again.Id.ShouldEndWith("~20270308");
        Planning.Again(again, "NO", new DateOnly(2027, 3, 10)).Id.Split('~').Length.ShouldBe(2);
    }

    [Fact]
    public void What_failed_is_tried_three_times()
    {
        var second = Planning.NextTry(Planned()[0], DateTimeOffset.UnixEpoch, tries: 3).ShouldNotBeNull();
        var third = Planning.NextTry(second, DateTimeOffset.UnixEpoch, tries: 3).ShouldNotBeNull();

        (second.Id[^2..], third.Id[^2..]).ShouldBe(("!2", "!3"));
        Planning.NextTry(third, DateTimeOffset.UnixEpoch, tries: 3).ShouldBeNull();
    }

    private static PlannedReminder[] Planned() => [.. Planning.RemindersOf("e1", "NO", Of(Asker), Content.Reminders)];

    private static IReadOnlyList<Deadline> Of(Enrolment enrolment) =>
        EnrolmentDeadlines.Of(enrolment, Content.Journeys[enrolment.JourneyId], Content.Reminders, [], Nothing);

    private static Enrolment Answered(string step, string value) => With(Asker, (step, value));

    private static Enrolment With(Enrolment enrolment, params (string Step, string Value)[] answers) => enrolment with
    {
        Answers = answers.ToDictionary(each => each.Step, each => new Answer(each.Value, "msteams:29:kari", enrolment.StartedAt, "msteams"), StringComparer.Ordinal),
    };

    private static string Shown(IEnumerable<Deadline> deadlines) =>
        string.Join(", ", deadlines.Select(deadline => string.Create(CultureInfo.InvariantCulture, $"{deadline.Id} {deadline.Date:yyyy-MM-dd}")));
}
