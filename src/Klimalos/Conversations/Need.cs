using Klimalos.Enrolments;
using Klimalos.Reminders;

namespace Klimalos.Conversations;

/// <summary>
/// Something that a turn must know and that few turns do. The guide asks for it (<see cref="TurnResult.Needs"/>); the turn is then
/// handled again with it (<see cref="TurnInput.Found"/>). The hot path reads nothing for it, and the guide stays a pure function.
/// </summary>
public abstract record Need
{
    private Need()
    {
    }

    /// <typeparam name="T">What is found; null when there is none.</typeparam>
    public abstract record Of<T> : Need;

    /// <summary>The enrolment that holds the place.</summary>
    public sealed record Holder(Place Place) : Of<Enrolment>;

    public sealed record EnrolmentById(string Id) : Of<Enrolment>;

    /// <summary>The open and paused enrolments of the one who writes, also those not in hand.</summary>
    public sealed record OwnEnrolments : Of<IReadOnlyList<Enrolment>>;

    /// <summary>Never null: of someone unknown the key alone.</summary>
    public sealed record Facts(string Key) : Of<PersonFacts>;

    /// <summary>Never null. Also a code that has expired or was used is found.</summary>
    public sealed record Code(CodePurpose Purpose, string Hash) : Of<CodeFinding>;

    /// <summary>Eight random letters of <see cref="AccessCode.Alphabet"/>.</summary>
    public sealed record FreshCode : Of<string>;

    /// <summary>A reminder by its id.</summary>
    public sealed record ReminderById(string Id) : Of<Reminder>;

    /// <summary>The latest reminder that the one who writes got.</summary>
    public sealed record LatestReminder : Of<Reminder>;

    /// <summary>What members said about the reminders of the enrolment; never null.</summary>
    public sealed record MarksOf(string Enrolment) : Of<ReminderMarks>;

    /// <summary>The history, oldest first.</summary>
    public sealed record History(string Enrolment) : Of<IReadOnlyList<EnrolmentEvent>>;
}

/// <param name="Code">Null when there is no such code.</param>
/// <param name="FailedAttempts">Wrong codes that the one who writes typed within <see cref="AccessCode.AttemptsWithin"/>.</param>
public sealed record CodeFinding(AccessCode? Code, int FailedAttempts);
