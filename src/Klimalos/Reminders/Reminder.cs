namespace Klimalos.Reminders;

/// <summary>What became of a reminder. Stored by name: never rename a member.</summary>
public enum ReminderState
{
    /// <summary>To be sent when its time has come.</summary>
    Due,

    /// <summary>A process is about to send it.</summary>
    Claimed,

    /// <summary>On its way: its message was committed with this state.</summary>
    Sent,

    /// <summary>Sent, and the person pressed one of its buttons or said so in words.</summary>
    Acknowledged,

    /// <summary>The channel did not take the message, or nobody could be reached; <see cref="Reminder.Reason"/> says which.</summary>
    Failed,

    /// <summary>Not needed any more; <see cref="Reminder.Reason"/> says why.</summary>
    Cancelled,
}

/// <summary>A reminder that is to be: one deadline of one enrolment, at one moment.</summary>
/// <param name="Id">The same whenever it is planned again, so that nothing doubles.</param>
/// <param name="Enrolment">Enrolment id.</param>
/// <param name="Deadline">Which of its deadlines: a milestone of the plan (<see cref="MilestoneId"/>) or the id of a step.</param>
/// <param name="Date">The deadline, local date of the municipality.</param>
/// <param name="DaysBefore">The place in the plan: days before the deadline; below 0 for those after it.</param>
/// <param name="DueAt">Not before this moment; within office hours.</param>
public sealed record PlannedReminder(string Id, string Enrolment, string Deadline, DateOnly Date, int DaysBefore, DateTimeOffset DueAt);

/// <summary>A reminder as it is stored.</summary>
/// <param name="Attempts">How often a process has taken it to send it.</param>
/// <param name="Person">Person key of the one it was sent to, or was to be sent to; null while that is open.</param>
/// <param name="SettledAt">When it was acknowledged, failed or cancelled.</param>
/// <param name="Message">Its message in the outbox.</param>
/// <param name="Reason">Of <see cref="ReminderReason"/>, or what the channel answered.</param>
public sealed record Reminder(
    PlannedReminder Planned, ReminderState State, int Attempts = 0, string? Person = null, DateTimeOffset? SentAt = null,
    DateTimeOffset? SettledAt = null, Guid? Message = null, string? Reason = null)
{
    public string Id => Planned.Id;
}

/// <summary>Why a reminder was not sent. Stored: never change one.</summary>
public static class ReminderReason
{
    /// <summary>What it reminds of is done.</summary>
    public const string Done = "done";

    /// <summary>The plan, a round or an answer changed, and it is not in the plan any more.</summary>
    public const string Replanned = "replanned";

    /// <summary>A later one about the same deadline was due as well, and said it.</summary>
    public const string Superseded = "superseded";

    /// <summary>The person asked to be reminded on another day.</summary>
    public const string Snoozed = "snoozed";

    /// <summary>All members have asked not to be reminded.</summary>
    public const string Stopped = "stopped";

    /// <summary>No member could be reached.</summary>
    public const string Unreachable = "unreachable";
}

/// <summary>What a turn changes of reminders.</summary>
public abstract record ReminderChange
{
    private ReminderChange()
    {
    }

    /// <summary>The person answered a reminder.</summary>
    public sealed record Acknowledged(string Id) : ReminderChange;

    /// <summary>The person says that it is done: no more reminders of that deadline.</summary>
    public sealed record Done(string Enrolment, string Deadline) : ReminderChange;

    /// <summary>Nothing of that deadline before <paramref name="Next"/> is due.</summary>
    public sealed record Snoozed(string Enrolment, string Deadline, PlannedReminder Next) : ReminderChange;

    /// <summary>The person wants, or does not want, reminders about the enrolment.</summary>
    /// <param name="Person">Person key.</param>
    public sealed record Wish(string Enrolment, string Person, bool IsWanted) : ReminderChange;

    /// <summary>An extra reminder beside the plan, asked for by the secretariat.</summary>
    public sealed record Extra(PlannedReminder Planned) : ReminderChange;
}

/// <summary>What members have said about the reminders of one enrolment.</summary>
/// <param name="Done">Deadlines that they said are done.</param>
/// <param name="Snoozed">Deadlines, and the moment before which nothing is sent about each.</param>
/// <param name="Stopped">Person keys of those who want no reminders.</param>
public sealed record ReminderMarks(IReadOnlySet<string> Done, IReadOnlyDictionary<string, DateTimeOffset> Snoozed, IReadOnlySet<string> Stopped)
{
    public static ReminderMarks None { get; } = new(
        new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
}

/// <summary>What the secretariat does to a round.</summary>
public enum RoundEditKind
{
    Opened,
    Changed,
    Closed,
}

/// <param name="Round">As it is from now on; a round of the files that is changed is given whole.</param>
public sealed record RoundEdit(Round Round, RoundEditKind Kind);
