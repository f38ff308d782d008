using Klimalos.BotFramework.Activities;
using Klimalos.Storage;

namespace Bot.Delivery;

/// <summary>Sends one part of a message.</summary>
/// <param name="dedupId">The same for each attempt at the same part.</param>
/// <returns>The channel's id of what was sent, if it told one.</returns>
/// <exception cref="Klimalos.BotFramework.SendFailedException">The channel did not take it.</exception>
public delegate Task<string?> SendPart(Guid dedupId, CancellationToken cancellationToken);

/// <summary>Brings replies to a channel in a way of its own: one that speaks no Bot Framework, or shows some replies in another way.</summary>
public interface IReplySender
{
    /// <summary>Is this the sender for that message, in a conversation with that reference?</summary>
    bool Serves(QueuedMessage delivery, ConversationReference reference);

    /// <summary>Makes a reply's messages in the channel's own form, to be sent one after the other.</summary>
    Task<IReadOnlyList<SendPart>> PrepareAsync(OutboxMessage message, ConversationReference reference, CancellationToken cancellationToken);
}
