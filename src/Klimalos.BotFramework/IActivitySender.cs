using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework;

/// <summary>Sends activities to one kind of channel. Retrying within one attempt is the sender's own affair.</summary>
public interface IActivitySender
{
    /// <summary>Is this the sender for conversations with that reference?</summary>
    bool Serves(ConversationReference reference);

    /// <summary>Sends; with <see cref="Activity.ReplyToId"/> as a reply, without it as a message of its own.</summary>
    /// <param name="dedupId">The same for each attempt at the same message, so that a receiver can tell a repetition.</param>
    /// <returns>The channel's id of the sent activity, if it told one.</returns>
    /// <exception cref="SendFailedException">The channel did not take it.</exception>
    Task<string?> SendAsync(ConversationReference reference, Activity activity, Guid dedupId, CancellationToken cancellationToken);
}

/// <summary>A channel did not take an activity.</summary>
public sealed class SendFailedException(string message, int? status, bool isPermanent, TimeSpan? retryAfter = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <summary>HTTP status; null when there was no answer.</summary>
    public int? Status { get; } = status;

    /// <summary>Trying again is of no use (bot removed, conversation gone, body refused).</summary>
    public bool IsPermanent { get; } = isPermanent;

    /// <summary>Why, in the channel's own words (<c>error.code: error.message</c>); null when it did not say.</summary>
    public string? Reason { get; init; }

    /// <summary>How long the channel asked to wait.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
