using Klimalos;
using Klimalos.Enrolments;
using Klimalos.Reminders;
using Klimalos.Storage;

namespace Bot.Reminders;

/// <summary>What becomes of the reminders of one enrolment, and who gets those that are sent.</summary>
/// <param name="Version">Of the enrolment that it was judged by.</param>
internal sealed record JudgedEnrolment(string Enrolment, long Version, string Country, ReminderSelection? Selection, IReadOnlyList<ReminderOutcome> Outcomes)
{
    public required Enrolment Judged { get; init; }

    public ReachedMember? To { get; init; }

    /// <summary>Those that are sent.</summary>
    public IReadOnlyList<ReminderAbout> About { get; init; } = [];

    public IReadOnlyList<Escalation> Escalations { get; init; } = [];

    public IReadOnlyList<(string Person, string? Error)> Unreachable { get; init; } = [];

    /// <summary>Finds who gets them; when nobody does, says what becomes of them instead.</summary>
    public JudgedEnrolment Addressed(IReadOnlyList<ReachedMember> members, ReminderMarks marks, int patience, DateTimeOffset now)
    {
        var kept = Selection!.Kept;
        var (to, cause) = ReminderDecision.Address(Judged, [.. members.Select(each => each.Member)], marks, patience);
        var (state, reason) = cause switch
        {
            AddresseeCause.Stopped => (ReminderState.Cancelled, ReminderReason.Stopped),
            AddresseeCause.Unreachable => (ReminderState.Failed, ReminderReason.Unreachable),
            _ => (ReminderState.Sent, (string?)null),
        };
        return this with
        {
            To = to is null ? null : members.First(each => each.Member == to),
            About = to is null ? [] : [.. kept.Select(reminder => new ReminderAbout(reminder, Judged))],
            Outcomes = [.. Outcomes, .. kept.Select(reminder => new ReminderOutcome(reminder.Id, state, to?.Person, reason))],
            Escalations = cause is { } why ? [EscalationOf(why, kept[0].Planned, now)] : [],
            Unreachable = [.. members.Where(each => each.Reach is null).SelectMany(each => each.Member.Keys).Select(key => (key, (string?)null))],
        };
    }

    private static Escalation EscalationOf(AddresseeCause cause, PlannedReminder about, DateTimeOffset now)
    {
        var kind = cause switch
        {
            AddresseeCause.Unanswered => EscalationKind.Unanswered,
            AddresseeCause.Unreachable => EscalationKind.Unreachable,
            _ => EscalationKind.Stopped,
        };
        return new Escalation(Escalation.IdOf(kind, about.Enrolment, about.Deadline), kind, about.Enrolment, about.Deadline, about.Date, now);
    }
}

internal static class ReminderJudgement
{
    public static JudgedEnrolment Of(
        IReadOnlyList<Reminder> due, StoredEnrolment stored, ReminderMarks marks, Content content, IReadOnlyList<Round> rounds, DateTimeOffset now)
    {
        var enrolment = stored.Enrolment;
        if (content.Journeys.GetValueOrDefault(enrolment.JourneyId) is not { } journey)
        {
            return new JudgedEnrolment(enrolment.Id, stored.Version, "NO", null, [.. due.Select(reminder => Cancelled(reminder, ReminderReason.Replanned))])
            {
                Judged = enrolment,
            };
        }

        var country = EnrolmentDeadlines.CountryOf(enrolment, journey);
        var open = EnrolmentDeadlines.Of(enrolment, journey, content.Reminders, rounds, marks.Done);
        var selection = ReminderDecision.Select(due, open, marks, country, now);
        IEnumerable<ReminderOutcome> waiting = selection.WaitUntil is { } until
            ? selection.Kept.Select(reminder => new ReminderOutcome(reminder.Id, ReminderState.Due, DueAt: until))
            : [];
        return new JudgedEnrolment(
            enrolment.Id, stored.Version, country, selection, [.. selection.Cancelled.Select(each => Cancelled(each.Reminder, each.Reason)), .. waiting])
        {
            Judged = enrolment,
        };
    }

    private static ReminderOutcome Cancelled(Reminder reminder, string reason) => new(reminder.Id, ReminderState.Cancelled, Reason: reason);
}
