using System.Text.Json;
using Bot.Delivery;
using Bot.Secretariat;
using Klimalos.BotFramework.Activities;
using Klimalos.Conversations;
using Klimalos.Languages;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Turns;

/// <summary>A message to another conversation than the turn's own, with the way there.</summary>
/// <param name="To">Person key of the one it is for; null when it is for all in the conversation.</param>
public sealed record ProactiveMessage(ConversationKey Conversation, OutboxMessage Message, ConversationReference Reference, string? To = null);

/// <summary>Writes to people who have not just written themselves: to the conversation in which they were last alone with the bot.</summary>
public sealed partial class Messenger(
    ISharingStore sharing, IConversationStore conversations, SecretariatRoster roster, ProactivePace pace, TimeProvider time, ILogger<Messenger> logger)
{
    /// <summary>Finds out where each message goes. One to a person who cannot be reached is left out.</summary>
    public async Task<IReadOnlyList<ProactiveMessage>> AddressAsync(IReadOnlyList<PersonMessage> messages)
    {
        if (messages.Count == 0)
            return [];
        var addressed = new List<ProactiveMessage>(messages.Count);
        foreach (var message in messages)
        {
            if (await WhereAsync(message) is { } reach && To(reach.Conversation, reach.ReferenceJson, message.Reply, message.To) is { } found)
                addressed.Add(found);
            else
                LogUnreachable();
        }

        return addressed;
    }

    /// <summary>Finds out where the secretariat reads each notice: its members where they wrote last, and its channels.</summary>
    public async Task<IReadOnlyList<ProactiveMessage>> AddressAsync(IReadOnlyList<SecretariatNotice> notices)
    {
        if (notices.Count == 0)
            return [];
        var members = await roster.MembersAsync();
        var channels = await roster.ChannelsAsync();
        var addressed = new List<ProactiveMessage>();
        foreach (var notice in notices)
        {
            addressed.AddRange(await AddressAsync(
                [.. members.Where(member => member.IsReachable).Select(member => new PersonMessage(member.Keys[0], notice.Replies[member.Language ?? Language.Nb]))]));
            addressed.AddRange(channels
                .Select(channel => channel.ReferenceJson is { } json ? To(channel.Conversation, json, notice.Replies[channel.Language], person: null) : null)
                .OfType<ProactiveMessage>());
        }

        return addressed;
    }

    private async Task<ReachableConversation?> WhereAsync(PersonMessage message)
    {
        if (message.In is { } place
            && new ConversationKey(place.Channel, place.Id) is var key
            && await conversations.ReferenceAsync(key, CancellationToken.None) is { } json)
        {
            return new ReachableConversation(key, json);
        }

        return await sharing.ReachAsync(message.To, CancellationToken.None);
    }

    private ProactiveMessage? To(ConversationKey conversation, string referenceJson, Reply reply, string? person) =>
        JsonSerializer.Deserialize(referenceJson, ActivityJson.Default.ConversationReference) is { } reference
            ? new ProactiveMessage(conversation, new OutboxMessage(Guid.CreateVersion7(time.GetUtcNow()), reply, ReplyToId: null), reference, person)
            : null;

    /// <summary>Sends what was committed.</summary>
    public void Send(IReadOnlyList<ProactiveMessage> messages) =>
        pace.Send([.. messages.Select(message => (message.Conversation, new QueuedMessage(message.Message, message.Reference)))]);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message to a person was dropped: no conversation is known in which they can be reached")]
    private partial void LogUnreachable();
}
