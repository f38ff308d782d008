using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;
using Klimalos.Secretariat;

namespace Klimalos.Storage;

/// <summary>Names a conversation across channels: the channel's id for it is opaque and unique only within the channel.</summary>
public readonly record struct ConversationKey(string Channel, string Id)
{
    public override string ToString() => $"{Channel}:{Id}";
}

/// <summary>Reads what a turn needs, and commits all that it changes at once.</summary>
public interface ITurnStore
{
    /// <summary>What one turn starts from; an unknown conversation or person gives an empty state.</summary>
    Task<StoredTurnState> LoadAsync(ConversationKey conversation, string personKey, CancellationToken cancellationToken);

    /// <summary>
    /// Commits the turn as a whole or not at all; returns when it is on disk. Turns that arrive together share one commit.
    /// </summary>
    /// <returns>
    /// <see cref="CommitOutcome.Duplicate"/> when the incoming message was handled before: nothing is changed;
    /// <see cref="CommitOutcome.Conflict"/> when conversation or enrolment changed since they were loaded, a place was taken or a code used
    /// up meanwhile: nothing is changed, load and handle again.
    /// </returns>
    /// <param name="cancellationToken">Heeded until the turn is queued for writing; from then on the task tells what became of it.</param>
    /// <exception cref="System.Data.Common.DbException">
    /// It could not be written (disk full, file locked by another program). Handle the message again; if it had reached the disk
    /// after all, that gives <see cref="CommitOutcome.Duplicate"/>.
    /// </exception>
    Task<CommitOutcome> CommitAsync(TurnCommit turn, CancellationToken cancellationToken);

    /// <summary>Has this incoming message been handled?</summary>
    Task<bool> IsHandledAsync(ConversationKey conversation, string activityId, CancellationToken cancellationToken);
}

public enum CommitOutcome
{
    Committed,
    Duplicate,
    Conflict,
}

/// <param name="Version">0 when the conversation is new.</param>
/// <param name="Enrolments">The enrolment in hand, or the person's open and paused ones when none is in hand.</param>
public sealed record StoredTurnState(
    ConversationState State, long Version, Language? PersonLanguage, IReadOnlyList<StoredEnrolment> Enrolments)
{
    /// <summary>Person keys of the other identities that the person linked with this one.</summary>
    public IReadOnlyList<string> LinkedTo { get; init; } = [];
}

/// <param name="Version">0 for one that is not stored yet.</param>
public sealed record StoredEnrolment(Enrolment Enrolment, long Version);

/// <summary>All that one turn stores.</summary>
public sealed record TurnCommit
{
    public required ConversationKey Conversation { get; init; }

    /// <summary>The channel's id of the incoming activity: with the conversation, the key against handling it twice.</summary>
    public required string ActivityId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ConversationState State { get; init; }

    /// <summary>The version that <see cref="State"/> was computed from.</summary>
    public required long Version { get; init; }

    public required string PersonKey { get; init; }

    public string? PersonName { get; init; }

    /// <summary>Null = unchanged.</summary>
    public Language? PersonLanguage { get; init; }

    /// <summary>The changed enrolment, with the version that it was computed from; null = unchanged.</summary>
    public StoredEnrolment? Enrolment { get; init; }

    /// <summary>What happened to <see cref="Enrolment"/>; none without it.</summary>
    public IReadOnlyList<EnrolmentEvent> Events { get; init; } = [];

    /// <summary>Other enrolments that changed, with what happened to each.</summary>
    public IReadOnlyList<StoredEnrolmentChange> Others { get; init; } = [];

    /// <summary>In the order in which they are to be sent.</summary>
    public IReadOnlyList<OutboxMessage> Replies { get; init; } = [];

    /// <summary>Messages to other conversations than this one, which must exist.</summary>
    public IReadOnlyList<AddressedMessage> Messages { get; init; } = [];

    /// <summary>What changes for others, or for other turns; null = nothing.</summary>
    public SharingChanges? Sharing { get; init; }

    /// <summary>The person's last turn was in another conversation, as far as is known.</summary>
    public bool IsNewlyHere { get; init; }

    /// <summary>Others read along: this is no conversation in which a person is written to.</summary>
    public bool IsShared { get; init; }

    /// <summary>Entra tenant in Teams; stored when <see cref="IsNewlyHere"/>.</summary>
    public string? PersonTenant { get; init; }

    /// <summary>The person's other identities, as they were loaded: a language that is chosen is chosen for all.</summary>
    public IReadOnlyList<string> LinkedTo { get; init; } = [];

    /// <summary>The conversation reference as JSON, to be stored or refreshed; null = leave what is stored.</summary>
    public string? ReferenceJson { get; init; }

    /// <summary>What the turn changes of reminders.</summary>
    public IReadOnlyList<ReminderChange> Reminders { get; init; } = [];

    /// <summary>Rounds that the person opened, changed or closed.</summary>
    public IReadOnlyList<RoundEdit> RoundEdits { get; init; } = [];

    /// <summary>A question without an article, masked; null = none.</summary>
    public UnansweredQuestion? Unanswered { get; init; }

    /// <summary>What the person said of an answer, masked; takes the place of what was said of it before. Null = nothing.</summary>
    public AnswerRating? Rating { get; init; }

    /// <summary>What the secretariat's doings change; null = nothing.</summary>
    public SecretariatChanges? Secretariat { get; init; }
}

/// <param name="Stored">As it is after the turn, with the version that it was computed from.</param>
public sealed record StoredEnrolmentChange(StoredEnrolment Stored, IReadOnlyList<EnrolmentEvent> Events);

/// <param name="To">Person key of the one it is for; null when it is for all in the conversation.</param>
public sealed record AddressedMessage(ConversationKey Conversation, OutboxMessage Message, string? To = null);

public sealed record UnansweredQuestion(string Text, Language Language);
