using Klimalos.Reminders;

namespace Klimalos.Storage;

/// <summary>Reminders: planning them, sending each once, and looking at what became of them.</summary>
/// <remarks>
/// A reminder is claimed by one process, and settled in one transaction together with its message in the outbox: a crash before that
/// leaves it claimed, to be released at the next start; after that, the outbox brings the message out.
/// </remarks>
public interface IReminderStore
{
    /// <summary>Enrolments that changed since their reminders were planned, or whose reminders were planned by other rules.</summary>
    /// <param name="rules">Names the state of the plan, the rounds and the journeys that all enrolments must be planned by.</param>
    Task<IReadOnlyList<EnrolmentToPlan>> UnplannedAsync(string rules, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Makes what is due of the enrolment what the plan says: adds what is new, moves what has another time, cancels what is not in the
    /// plan any more. What was sent, and what came beside the plan, stays. The same plan twice changes nothing.
    /// </summary>
    Task PlanAsync(EnrolmentPlan plan, CancellationToken cancellationToken);

    /// <summary>Takes reminders whose time has come, the earliest first; nobody else gets them until they are settled or released.</summary>
    /// <param name="owner">Names this process.</param>
    Task<IReadOnlyList<Reminder>> ClaimAsync(DateTimeOffset now, string owner, int limit, CancellationToken cancellationToken);

    /// <summary>Gives back what other processes claimed and never settled.</summary>
    /// <param name="owner">Whose claims stay.</param>
    /// <returns>How many there were.</returns>
    Task<int> ReleaseAsync(string owner, CancellationToken cancellationToken);

    /// <summary>Writes what becomes of claimed reminders, with the message that says them, all or nothing.</summary>
    /// <returns>False when one is not claimed by this process any more, or an enrolment changed: nothing is written; release and look again.</returns>
    Task<bool> SettleAsync(ReminderSettlement settlement, CancellationToken cancellationToken);

    /// <summary>Gives back what this process claimed.</summary>
    Task GiveBackAsync(IReadOnlyList<string> ids, string owner, CancellationToken cancellationToken);

    /// <summary>Failed ones that nothing was done about yet; the row stays failed.</summary>
    Task<IReadOnlyList<Reminder>> UnfollowedAsync(int limit, CancellationToken cancellationToken);

    /// <summary>Tries again beside the failed one, with others; <paramref name="next"/> null = gives up, and the secretariat is to be told.</summary>
    Task FollowUpAsync(Reminder failed, PlannedReminder? next, DateTimeOffset at, CancellationToken cancellationToken);

    Task<Reminder?> GetAsync(string id, CancellationToken cancellationToken);

    /// <summary>The latest reminder that the person got, under any of their linked identities; null when there is none.</summary>
    Task<Reminder?> LatestOfAsync(string personKey, CancellationToken cancellationToken);

    /// <summary>Those that went out in one message with this one, itself among them, the earliest deadline first.</summary>
    Task<IReadOnlyList<Reminder>> SentWithAsync(string id, CancellationToken cancellationToken);

    Task<ReminderMarks> MarksAsync(string enrolment, CancellationToken cancellationToken);

    /// <summary>How many reminders about the enrolment each member got, one after the other, without an answer in any form. By person key.</summary>
    Task<IReadOnlyDictionary<string, int>> UnansweredAsync(string enrolment, CancellationToken cancellationToken);

    /// <summary>Those that match: what has become of the latest first, and after it what is still to come, the soonest first.</summary>
    Task<IReadOnlyList<Reminder>> ListAsync(ReminderFilter filter, CancellationToken cancellationToken);

    Task<IReadOnlyDictionary<ReminderState, int>> CountAsync(CancellationToken cancellationToken);

    /// <summary>People whom no channel reaches (bot removed, messages refused), until they write again.</summary>
    Task<IReadOnlyList<UnreachablePerson>> UnreachableAsync(CancellationToken cancellationToken);

    /// <summary>Deadlines of all enrolments under way that are not met yet, the earliest first; those before a date are the overdue ones.</summary>
    Task<IReadOnlyList<OpenDeadline>> DeadlinesAsync(DateOnly? before, CancellationToken cancellationToken);

    /// <summary>By enrolment id: when a member was last written to, and when one last did anything.</summary>
    Task<IReadOnlyDictionary<string, LastContact>> LastContactsAsync(CancellationToken cancellationToken);

    /// <summary>What the secretariat is to know, the latest first.</summary>
    Task<IReadOnlyList<Escalation>> EscalationsAsync(bool untoldOnly, CancellationToken cancellationToken);

    /// <summary>The secretariat was told: with its message in the outbox, if there is one; false when somebody else has told it.</summary>
    Task<bool> ToldAsync(IReadOnlyList<string> ids, IReadOnlyList<AddressedMessage> messages, DateTimeOffset at, CancellationToken cancellationToken);
}

public sealed record EnrolmentToPlan(StoredEnrolment Stored, ReminderMarks Marks);

/// <param name="Version">Of the enrolment that it was computed from.</param>
/// <param name="Rules">That it was computed by.</param>
/// <param name="Reminders">All that its deadlines ask for, also those whose time is past.</param>
/// <param name="Deadlines">Those not met yet.</param>
/// <param name="Since">A reminder whose time was before this is not begun with; one that is waiting stays.</param>
public sealed record EnrolmentPlan(
    string Enrolment, long Version, string Rules, IReadOnlyList<PlannedReminder> Reminders, IReadOnlyDictionary<string, DateOnly> Deadlines,
    DateTimeOffset Since, DateTimeOffset At);

/// <param name="Owner">The process that claimed them.</param>
/// <param name="Outcomes">What becomes of each.</param>
/// <param name="Message">Says all of those that are sent; null when none is.</param>
/// <param name="Versions">By enrolment id: the version that the outcomes were computed from.</param>
/// <param name="Escalations">What the secretariat is to know besides; one that it was told already is left out.</param>
public sealed record ReminderSettlement(
    string Owner, DateTimeOffset At, IReadOnlyList<ReminderOutcome> Outcomes, AddressedMessage? Message,
    IReadOnlyDictionary<string, long> Versions, IReadOnlyList<Escalation> Escalations)
{
    /// <summary>Person keys of members whom no channel reaches, with what the channel answered; null = as it last answered a message to them.</summary>
    public IReadOnlyList<(string Person, string? Error)> Unreachable { get; init; } = [];
}

/// <param name="State">Sent, cancelled or failed; due puts it off to <paramref name="DueAt"/>.</param>
public sealed record ReminderOutcome(string Id, ReminderState State, string? Person = null, string? Reason = null, DateTimeOffset? DueAt = null);

/// <param name="Person">Sent to this person key.</param>
public sealed record ReminderFilter(ReminderState? State = null, string? Enrolment = null, string? Person = null, int Limit = 200);

/// <param name="Name">As the channel told it; null when it did not.</param>
/// <param name="Error">What the channel answered.</param>
/// <param name="Enrolments">Ids of those that the person works on.</param>
public sealed record UnreachablePerson(string Person, string? Name, DateTimeOffset Since, string? Error, IReadOnlyList<string> Enrolments);

/// <param name="Deadline">A milestone of the plan, or the id of a step.</param>
public sealed record OpenDeadline(string Enrolment, string Deadline, DateOnly Date);

/// <param name="WrittenTo">The latest reminder that was sent; null when there was none.</param>
/// <param name="Active">The latest change of the enrolment by a member, or answer to a reminder.</param>
public sealed record LastContact(DateTimeOffset? WrittenTo, DateTimeOffset Active);

/// <summary>Why the secretariat is told. Stored by name: never rename a member.</summary>
public enum EscalationKind
{
    /// <summary>No member answers the reminders.</summary>
    Unanswered,

    /// <summary>No member can be reached.</summary>
    Unreachable,

    /// <summary>All members have asked not to be reminded.</summary>
    Stopped,
}

/// <param name="Id">The same for the same cause, so that it is told once.</param>
/// <param name="Person">The member whom it is about; null when it is about all.</param>
/// <param name="Name">Of that person, when read; as the channel told it.</param>
/// <param name="ToldAt">When the secretariat was told; null while it was not.</param>
public sealed record Escalation(
    string Id, EscalationKind Kind, string Enrolment, string Deadline, DateOnly Date, DateTimeOffset At, string? Person = null,
    string? Name = null, DateTimeOffset? ToldAt = null)
{
    public static string IdOf(EscalationKind kind, string enrolment, string deadline) => $"{kind}:{enrolment}:{deadline}";
}
