using System.Collections.Frozen;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;
using Klimalos.Secretariat;

namespace Klimalos.Conversations;

/// <summary>All that one turn is computed from.</summary>
public sealed record TurnInput
{
    public required Incoming Incoming { get; init; }

    public required ConversationState State { get; init; }

    /// <summary>The language that the person chose, in whichever conversation.</summary>
    public Language? PersonLanguage { get; init; }

    /// <summary>Person keys of the other identities that the person linked with this one.</summary>
    public IReadOnlyList<string> LinkedTo { get; init; } = [];

    /// <summary>The enrolment in hand, or all open ones of the person when none is.</summary>
    public IReadOnlyList<Enrolment> Enrolments { get; init; } = [];

    public required DateTimeOffset Now { get; init; }

    /// <summary>The id that something new gets: an enrolment, a question that is passed on, a broadcast.</summary>
    public required string NewEnrolmentId { get; init; }

    /// <summary>Outside Production a trial round opens by itself where no real one is open.</summary>
    public bool TrialRounds { get; init; }

    /// <summary>The rounds as the secretariat has them now; null = those of the content.</summary>
    public IReadOnlyList<Round>? Rounds { get; init; }

    /// <summary>What earlier attempts at this turn needed; the value is null where there is none.</summary>
    public IReadOnlyDictionary<Need, object?> Found { get; init; } = FrozenDictionary<Need, object?>.Empty;

    public SecretariatFacts Secretariat { get; init; } = SecretariatFacts.None;
}

/// <summary>All that one turn changes and says.</summary>
public sealed record TurnResult
{
    /// <summary>When there are any, the rest is void: find them and have the turn handled again.</summary>
    public IReadOnlyList<Need> Needs { get; init; } = [];

    public required ConversationState State { get; init; }

    /// <summary>The language that the person chose in this turn; null = unchanged.</summary>
    public Language? PersonLanguage { get; init; }

    /// <summary>The enrolment as it is after the turn; null when it did not change.</summary>
    public Enrolment? Changed { get; init; }

    public IReadOnlyList<EnrolmentEvent> Events { get; init; } = [];

    /// <summary>Enrolments beside <see cref="Changed"/> that the turn changed.</summary>
    public IReadOnlyList<EnrolmentChange> Others { get; init; } = [];

    public required IReadOnlyList<Reply> Replies { get; init; }

    /// <summary>To other people.</summary>
    public IReadOnlyList<PersonMessage> Messages { get; init; } = [];

    /// <summary>Null when nothing of the kind changed.</summary>
    public SharingChanges? Sharing { get; init; }

    /// <summary>What the turn changes of reminders.</summary>
    public IReadOnlyList<ReminderChange> Reminders { get; init; } = [];

    /// <summary>Rounds that the turn opened, changed or closed.</summary>
    public IReadOnlyList<RoundEdit> RoundEdits { get; init; } = [];

    /// <summary>A question that no article answers, to be kept for the secretariat; null when there was none.</summary>
    public string? UnansweredQuestion { get; init; }

    /// <summary>What the person said of an answer; null when nothing. Of two on the same answer the later counts.</summary>
    public AnswerRating? Rating { get; init; }

    /// <summary>What the secretariat's doings change; null when nothing.</summary>
    public SecretariatChanges? Secretariat { get; init; }

    /// <summary>What is to be done next in the chat with the person alone (<see cref="Need.PersonalChat"/>); null when nothing.</summary>
    public Submission? GoesOnAlone { get; init; }

    /// <summary>What all of the secretariat are told.</summary>
    public IReadOnlyList<SecretariatNotice> Notices { get; init; } = [];
}
