using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Tests.Reminders;

public class ReminderDecisionTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 2, 9, 30, 0, TimeSpan.Zero);
    private static readonly Deadline Ends = new(MilestoneId.RoundEnds, new DateOnly(2026, 11, 30));
    private static readonly RemindedMember Kari = new("kari", ["kari", "kari-web"], "Kari", Language.Nb, IsReachable: true, Unanswered: 0);
    private static readonly RemindedMember Ola = new("ola", ["ola"], "Ola", Language.Sv, IsReachable: true, Unanswered: 0);

    private static readonly Enrolment Asker = new()
    {
        Id = "e1",
        JourneyId = "race-to-zero",
        JourneyVersion = 1,
        Round = new Round("2026", "race-to-zero", new DateOnly(2026, 1, 1), new DateOnly(2026, 11, 30)),
        Language = Language.Nb,
        StartedAt = Monday.AddDays(-30),
        ChangedAt = Monday.AddDays(-30),
    };

    [Fact]
    public void What_is_due_is_sent()
    {
        var due = Due(7);

        Select([due]).Kept.ShouldBe([due]);
    }

    [Fact]
    public void What_is_done_is_not_sent() =>
        ReminderDecision.Select([Due(7)], [], ReminderMarks.None, "NO", Monday).Cancelled.ShouldHaveSingleItem().Reason.ShouldBe(ReminderReason.Done);

    [Fact]
    public void A_deadline_that_was_moved_is_reminded_of_by_others() =>
        ReminderDecision.Select([Due(7)], [Ends with { Date = Ends.Date.AddDays(1) }], ReminderMarks.None, "NO", Monday)
            .Cancelled.ShouldHaveSingleItem().Reason.ShouldBe(ReminderReason.Replanned);

    [Fact]
    public void Before_the_day_that_was_asked_for_nothing_is_sent()
    {
        var marks = ReminderMarks.None with { Snoozed = new Dictionary<string, DateTimeOffset> { [Ends.Id] = Monday.AddHours(1) } };

        ReminderDecision.Select([Due(7)], [Ends], marks, "NO", Monday).Cancelled.ShouldHaveSingleItem().Reason.ShouldBe(ReminderReason.Snoozed);
    }

    [Fact]
    public void After_downtime_the_latest_of_a_deadline_says_it_all()
    {
        var (first, second, other) = (Due(14, -9), Due(7, -2), Due(2, -1) with { Planned = Due(2, -1).Planned with { Deadline = MilestoneId.PapersOut, Date = Ends.Date } });

        var selection = ReminderDecision.Select([first, second, other], [Ends, new Deadline(MilestoneId.PapersOut, Ends.Date)], ReminderMarks.None, "NO", Monday);

        selection.Kept.ShouldBe([second, other], ignoreOrder: true);
        selection.Cancelled.ShouldBe([(first, ReminderReason.Superseded)]);
    }

    [Fact]
    public void At_night_it_waits_for_the_morning()
    {
        var night = new DateTimeOffset(2026, 11, 6, 22, 0, 0, TimeSpan.Zero);
        var until = ReminderDecision.Select([Due(7)], [Ends], ReminderMarks.None, "DK", night).WaitUntil.ShouldNotBeNull();

        OfficeHours.LocalDate("DK", until).ShouldBe(new DateOnly(2026, 11, 9));
    }

    [Fact]
    public void The_one_who_worked_on_it_last_is_reminded() => To([Kari, Ola], by: "ola").ShouldBe(Ola);

    [Fact]
    public void The_first_member_is_reminded_where_nobody_has_answered_anything() => To([Kari, Ola]).ShouldBe(Kari);

    [Fact]
    public void After_two_without_an_answer_it_is_anothers_turn() => To([Kari with { Unanswered = 2 }, Ola with { Unanswered = 1 }], by: "kari").Person.ShouldBe("ola");

    [Fact]
    public void When_nobody_answers_the_secretariat_is_told_and_the_least_asked_is_asked()
    {
        var (to, cause) = ReminderDecision.Address(Asker, [Kari with { Unanswered = 4 }, Ola with { Unanswered = 2 }], ReminderMarks.None, patience: 2);

        (to!.Person, cause).ShouldBe(("ola", AddresseeCause.Unanswered));
    }

    [Fact]
    public void Who_cannot_be_reached_is_passed_over() => To([Kari with { IsReachable = false }, Ola], by: "kari").ShouldBe(Ola);

    [Fact]
    public void Who_stopped_them_under_any_identity_is_passed_over() => To([Kari, Ola], stopped: "kari-web").ShouldBe(Ola);

    [Fact]
    public void When_nobody_can_be_reached_or_wants_any_nobody_gets_it()
    {
        ReminderDecision.Address(Asker, [Kari with { IsReachable = false }], ReminderMarks.None, patience: 2).ShouldBe(new ReminderAddressee(null, AddresseeCause.Unreachable));
        ReminderDecision.Address(Asker, [Kari], Stopped("kari"), patience: 2).ShouldBe(new ReminderAddressee(null, AddresseeCause.Stopped));
    }

    private static RemindedMember To(IReadOnlyList<RemindedMember> members, string? by = null, string? stopped = null)
    {
        var enrolment = by is null ? Asker : Asker with
        {
            Answers = new Dictionary<string, Answer> { ["municipality"] = new("NO-3203", "kari", Monday.AddDays(-2), "test"), ["contact-name"] = new("Ola", by, Monday.AddDays(-1), "test") },
        };
        return ReminderDecision.Address(enrolment, members, stopped is null ? ReminderMarks.None : Stopped(stopped), patience: 2).To.ShouldNotBeNull();
    }

    private static ReminderMarks Stopped(string person) => ReminderMarks.None with { Stopped = new HashSet<string> { person } };

    private static ReminderSelection Select(IReadOnlyList<Reminder> due) => ReminderDecision.Select(due, [Ends], ReminderMarks.None, "NO", Monday);

    private static Reminder Due(int daysBefore, int sinceDays = 0) => new(
        new PlannedReminder($"e1:{daysBefore}", "e1", Ends.Id, Ends.Date, daysBefore, Monday.AddDays(sinceDays)), ReminderState.Claimed);
}
