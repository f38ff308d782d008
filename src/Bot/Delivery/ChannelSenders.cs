using Klimalos.BotFramework;
using Klimalos.BotFramework.Activities;

namespace Bot.Delivery;

/// <summary>Chooses who sends to a conversation.</summary>
public sealed class ChannelSenders(IEnumerable<IActivitySender> senders)
{
    private readonly IActivitySender[] senders = [.. senders];

    /// <summary>Null when no channel of this bot serves the conversation.</summary>
    public IActivitySender? For(ConversationReference reference) => Array.Find(senders, sender => sender.Serves(reference));
}
