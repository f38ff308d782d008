using System.Globalization;
using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Klimalos.Storage;
using Microsoft.Extensions.Options;

namespace Klimalos.BotFramework.DirectLine;

/// <summary>Sends the bot's activities to conversations of our own Direct Line service.</summary>
public sealed class DirectLineSender(
    IDirectLineStore store, DirectLineSignals signals, IOptions<DirectLineOptions> options, TimeProvider clock) : IActivitySender
{
    public bool Serves(ConversationReference reference) =>
        reference.ChannelId is DirectLineConversations.ChannelId or "webchat"
        && string.Equals(reference.ServiceUrl, DirectLineConversations.ServiceUrl, StringComparison.Ordinal);

    /// <inheritdoc />
    /// <remarks>Typing is shown on the open sockets only; everything else is kept once under its dedup id.</remarks>
    public async Task<string?> SendAsync(
        ConversationReference reference, Activity activity, Guid dedupId, CancellationToken cancellationToken)
    {
        var conversationId = reference.Conversation.Id;
        if (conversationId is null || await store.OwnerAsync(conversationId, cancellationToken) is not { } userId)
            throw new SendFailedException("No such Direct Line conversation.", status: 404, isPermanent: true);

        var addressed = activity with
        {
            Id = null,
            Timestamp = DirectLineConversations.Timestamp(clock.GetUtcNow()),
            ChannelId = DirectLineConversations.ChannelId,
            ServiceUrl = null,
            Conversation = new() { Id = conversationId },
            From = new() { Id = options.Value.BotId, Name = options.Value.BotName, Role = "bot" },
            Recipient = new() { Id = userId },
            ReplyToId = await KnownAsync(conversationId, activity.ReplyToId, cancellationToken),
        };
        if (DirectLineConversations.IsTyping(activity))
        {
            signals.Live(conversationId, addressed with { Id = $"{conversationId}|{dedupId:N}" });
            return null;
        }

        var json = JsonSerializer.Serialize(addressed, ActivityJson.Default.Activity);
        var position = await store.AppendAsync(conversationId, "bot:" + dedupId.ToString("N"), json, cancellationToken);
        signals.Appended(conversationId);
        return DirectLineConversations.ActivityId(conversationId, position);
    }

    /// <summary>Web Chat holds back, for five seconds, a reply to an activity that it does not know.</summary>
    private async Task<string?> KnownAsync(string conversationId, string? replyToId, CancellationToken cancellationToken)
    {
        var prefix = conversationId + "|";
        if (replyToId is null
            || !replyToId.StartsWith(prefix, StringComparison.Ordinal)
            || !long.TryParse(replyToId.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var position)
            || position < 1)
        {
            return null;
        }

        var found = await store.ReadAsync(conversationId, position - 1, limit: 1, cancellationToken);
        return found is [{ } row] && row.Position == position ? replyToId : null;
    }
}
