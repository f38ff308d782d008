using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;

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
    /// <see cref="CommitOutcome.Conflict"/> when conversation or enrolment changed since they were loaded: nothing is changed, load and handle again.
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
    ConversationState State, long Version, Language? PersonLanguage, IReadOnlyList<StoredEnrolment> Enrolments);

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

    /// <summary>In the order in which they are to be sent.</summary>
    public IReadOnlyList<OutboxMessage> Replies { get; init; } = [];

    /// <summary>The conversation reference as JSON, to be stored or refreshed; null = leave what is stored.</summary>
    public string? ReferenceJson { get; init; }

    /// <summary>A question without an article, masked; null = none.</summary>
    public UnansweredQuestion? Unanswered { get; init; }
}

public sealed record UnansweredQuestion(string Text, Language Language);
