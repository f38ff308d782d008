using Klimalos.Enrolments;
using Klimalos.Reminders;
using Klimalos.Secretariat;

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

    /// <summary>The reminders that went out in one message with this one, itself among them; never null.</summary>
    public sealed record SentWith(string Id) : Of<IReadOnlyList<Reminder>>;

    /// <summary>What members said about the reminders of the enrolment; never null.</summary>
    public sealed record MarksOf(string Enrolment) : Of<ReminderMarks>;

    /// <summary>Where all enrolments stand; never null. Only members of the secretariat cause it.</summary>
    public sealed record Standings : Of<IReadOnlyList<EnrolmentStanding>>;

    /// <summary>All members; never null.</summary>
    public sealed record SecretariatMembers : Of<IReadOnlyList<SecretariatMember>>;

    /// <summary>Never null. Also a code that has expired is found.</summary>
    public sealed record CodeOfSecretariat(string Hash) : Of<SecretariatCodeFinding>;

    /// <summary>All that were passed on, the latest first; never null.</summary>
    public sealed record PassedQuestions : Of<IReadOnlyList<PassedQuestion>>;

    /// <summary>The latest first; never null.</summary>
    public sealed record Broadcasts : Of<IReadOnlyList<BroadcastReport>>;

    /// <summary>The name of the draft article of an answered question, which is written when there is none yet; null when it could not be.</summary>
    public sealed record DraftOf(string Question) : Of<string>;

    /// <summary>256 random bits, fit for an address.</summary>
    public sealed record FreshToken : Of<string>;

    /// <summary>The chat with the one who writes alone, opened if need be; null where the channel has none.</summary>
    public sealed record PersonalChat : Of<Conversations.PersonalChat>;

    /// <summary>The history, oldest first.</summary>
    public sealed record History(string Enrolment) : Of<IReadOnlyList<EnrolmentEvent>>;
}

/// <param name="Code">Null when there is no such code.</param>
/// <param name="FailedAttempts">Wrong codes that the one who writes typed within <see cref="AccessCode.AttemptsWithin"/>.</param>
public sealed record CodeFinding(AccessCode? Code, int FailedAttempts);
