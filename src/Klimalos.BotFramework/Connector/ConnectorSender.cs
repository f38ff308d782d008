using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework.Connector;

/// <summary>Sends to conversations that are reached over a Connector service: Teams, Azure's Web Chat, the Emulator, the playground.</summary>
public sealed class ConnectorSender(ConnectorClient client, TrustedServiceUrls trusted) : IActivitySender
{
    /// <inheritdoc />
    /// <remarks>Any reference with a service URL that could be one; senders for special services are to be asked first.</remarks>
    public bool Serves(ConversationReference reference) => ServiceUrls.IsServiceUrl(reference.ServiceUrl);

    /// <inheritdoc />
    /// <remarks>Traces go to the Emulator only, and answers to invokes are no messages: both are left out here, as in the SDK.</remarks>
    public async Task<string?> SendAsync(
        ConversationReference reference, Activity activity, Guid dedupId, CancellationToken cancellationToken)
    {
        if (activity.Type is ActivityTypes.InvokeResponse || (activity.Type is ActivityTypes.Trace && reference.ChannelId is not ChannelIds.Emulator))
            return null;
        if (reference.Conversation.Id is not { Length: > 0 } conversationId || !trusted.Trust(reference.ServiceUrl))
            throw new SendFailedException("The reference does not lead to a conversation.", status: null, isPermanent: true);

        // A sign of life that comes late is none, and would cost a message its turn.
        if (activity.Type is ActivityTypes.Typing && !client.IsFree(conversationId, activity))
            return null;
        return await client.SendAsync(reference.ServiceUrl, conversationId, activity, dedupId, cancellationToken);
    }

    /// <summary>Replaces a sent activity.</summary>
    /// <exception cref="SendFailedException">The channel did not do it.</exception>
    public async Task UpdateAsync(ConversationReference reference, string activityId, Activity activity, CancellationToken cancellationToken)
    {
        if (reference.Conversation.Id is { Length: > 0 } conversationId && trusted.Trust(reference.ServiceUrl))
            await client.UpdateAsync(reference.ServiceUrl, conversationId, activityId, activity, Guid.NewGuid(), cancellationToken);
    }

    /// <summary>Takes a sent activity back, where the channel can do that.</summary>
    /// <exception cref="SendFailedException">The channel did not do it.</exception>
    public async Task DeleteAsync(ConversationReference reference, string activityId, CancellationToken cancellationToken)
    {
        if (reference.Conversation.Id is { Length: > 0 } conversationId && trusted.Trust(reference.ServiceUrl))
            await client.DeleteAsync(reference.ServiceUrl, conversationId, activityId, Guid.NewGuid(), cancellationToken);
    }
}
