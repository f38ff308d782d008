using Klimalos.Conversations;

namespace Klimalos.Storage;

/// <summary>Messages to send, in order within a conversation. A row stays until it is sent or given up.</summary>
public interface IOutbox
{
    /// <summary>All conversations' unsent messages, oldest first: what a restarted process has to deliver.</summary>
    Task<IReadOnlyList<PendingDelivery>> PendingAsync(CancellationToken cancellationToken);

    /// <summary>The messages that a turn produced, sent or not, in order.</summary>
    Task<IReadOnlyList<PendingDelivery>> OfTurnAsync(ConversationKey conversation, string activityId, CancellationToken cancellationToken);

    /// <summary>The reply that a turn of the conversation sent, and that the channel knows by this id; null when it is forgotten.</summary>
    Task<Reply?> SentAsAsync(ConversationKey conversation, string remoteId, CancellationToken cancellationToken);

    /// <summary>
    /// Records what became of a delivery. Shares a commit with whatever else is written then, and completes when that is on disk;
    /// who need not know may go on without waiting. A message that was sent or given up stays so, whatever a later record says.
    /// </summary>
    Task RecordAsync(DeliveryRecord record, CancellationToken cancellationToken);
}

/// <param name="Id">Unique, sortable within the conversation: a version 7 GUID.</param>
/// <param name="ReplyToId">The channel's id of the activity replied to; null for a proactive message.</param>
public sealed record OutboxMessage(Guid Id, Reply Reply, string? ReplyToId);

public sealed record PendingDelivery(ConversationKey Conversation, OutboxMessage Message, string? ReferenceJson, int Attempts);

public enum DeliveryOutcome
{
    /// <summary>The channel took it.</summary>
    Sent,

    /// <summary>It failed, and is to be tried again; also after a restart.</summary>
    Retry,

    /// <summary>It is given up: the channel refused it for good, or too many attempts.</summary>
    Failed,
}

/// <param name="RemoteId">The channel's id of the sent activity, if it told one.</param>
/// <param name="Error">For the operator's eyes: status and a short cause.</param>
/// <param name="IsUnreachable">
/// The channel refused for good because the bot or the conversation is gone: nobody is written to there until the person writes again.
/// </param>
public sealed record DeliveryRecord(
    Guid Id, DeliveryOutcome Outcome, DateTimeOffset At, string? RemoteId = null, string? Error = null, bool IsUnreachable = false);
