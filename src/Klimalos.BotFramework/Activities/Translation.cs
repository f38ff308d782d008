using Klimalos.Conversations;

namespace Klimalos.BotFramework.Activities;

/// <summary>What an activity means to the guide.</summary>
public abstract record Translation
{
    private Translation()
    {
    }

    /// <summary>Somebody said, pressed or opened something.</summary>
    public sealed record Heard(Incoming Incoming) : Translation;

    /// <summary>The bot was removed from the conversation, or that is gone: nothing can be sent there any more.</summary>
    /// <param name="ConversationId">Which one, when it is not the activity's own.</param>
    /// <param name="Farewell">Who removed it; null when that is not told.</param>
    public sealed record Departed(string? ConversationId, Incoming? Farewell) : Translation;

    /// <summary>Acknowledge it and do nothing.</summary>
    /// <param name="Reason">For the log.</param>
    public sealed record Nothing(string Reason) : Translation;

    /// <summary>An invoke that cannot be answered.</summary>
    /// <param name="Status">HTTP status of the answer: 400 malformed, 501 of a kind that the bot does not know.</param>
    /// <param name="Reason">For the log.</param>
    public sealed record Refused(int Status, string Reason) : Translation;
}
