using System.Text.Json;
using Bot.Delivery;
using Klimalos.BotFramework.Activities;
using Klimalos.Conversations;
using Klimalos.Storage;

namespace Bot.Turns;

/// <summary>A message to another conversation than the turn's own, with the way there.</summary>
public sealed record ProactiveMessage(ConversationKey Conversation, OutboxMessage Message, ConversationReference Reference);

/// <summary>Writes to people who have not just written themselves: to the conversation in which they were last alone with the bot.</summary>
public sealed partial class Messenger(ISharingStore sharing, Deliveries deliveries, TimeProvider time, ILogger<Messenger> logger)
{
    /// <summary>Finds out where each message goes. One to a person who cannot be reached is left out.</summary>
    public async Task<IReadOnlyList<ProactiveMessage>> AddressAsync(IReadOnlyList<PersonMessage> messages)
    {
        if (messages.Count == 0)
            return [];
        var addressed = new List<ProactiveMessage>(messages.Count);
        foreach (var (to, reply) in messages)
        {
            if (await sharing.ReachAsync(to, CancellationToken.None) is { } reach
                && JsonSerializer.Deserialize(reach.ReferenceJson, ActivityJson.Default.ConversationReference) is { } reference)
            {
                addressed.Add(new ProactiveMessage(
                    reach.Conversation, new OutboxMessage(Guid.CreateVersion7(time.GetUtcNow()), reply, ReplyToId: null), reference));
            }
            else
            {
                LogUnreachable();
            }
        }

        return addressed;
    }

    /// <summary>Sends what was committed.</summary>
    public void Send(IReadOnlyList<ProactiveMessage> messages)
    {
        foreach (var message in messages)
            deliveries.Enqueue(message.Conversation, [new QueuedMessage(message.Message, message.Reference)]);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A message to a person was dropped: no conversation is known in which they can be reached")]
    private partial void LogUnreachable();
}
