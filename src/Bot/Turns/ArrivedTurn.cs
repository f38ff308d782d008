using Klimalos.BotFramework.Activities;
using Klimalos.Conversations;
using Klimalos.Storage;

namespace Bot.Turns;

/// <summary>Computes a turn: the guide, or in tests a function in its place.</summary>
public delegate TurnResult TurnHandler(TurnInput input);

/// <summary>A message as it came, ready to be handled.</summary>
/// <param name="ActivityId">The channel's id of the message: with the conversation, the key against handling it twice.</param>
/// <param name="ReplyToId">What replies refer to; null when the channel gave the message no id.</param>
public sealed record ArrivedTurn(
    ConversationKey Conversation, string ActivityId, string? ReplyToId, Incoming Incoming, ConversationReference Reference)
{
    /// <summary>Null when the activity does not tell channel, service and conversation.</summary>
    public static ArrivedTurn? Of(Activity activity, Incoming incoming) => ConversationReference.Of(activity) is { } reference
        ? new ArrivedTurn(KeyOf(reference), activity.Id ?? Guid.NewGuid().ToString("N"), activity.Id, incoming, reference)
        : null;

    public static ConversationKey KeyOf(ConversationReference reference) => new(reference.ChannelId, reference.Conversation.Id!);
}

/// <summary>What became of it.</summary>
/// <param name="Replies">To be sent now; for a repetition none, its replies were sent or are on their way.</param>
/// <param name="IsRepetition">The message had been handled before; nothing was changed.</param>
/// <param name="Messages">To others, to be sent now.</param>
public sealed record FinishedTurn(IReadOnlyList<OutboxMessage> Replies, IReadOnlyList<ProactiveMessage> Messages, bool IsRepetition)
{
    /// <summary>What is to be done next in the chat with the person alone; null when nothing.</summary>
    public ArrivedTurn? Next { get; init; }
}
