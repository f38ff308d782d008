using Bot.Delivery;
using Bot.Editing;
using Klimalos.BotFramework;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Invokes;
using Klimalos.Languages;
using Klimalos.Storage;

namespace Bot.Turns;

/// <summary>What goes into the HTTP answer itself: the receipt of an invoke, and the replies that <c>expectReplies</c> asks for.</summary>
public sealed class DirectAnswers(RenderReply render, IOutbox outbox, CurrentContent content, TimeProvider time)
{
    /// <summary>Does the activity ask for the replies in the answer to its request?</summary>
    public static bool Wanted(Activity activity) => string.Equals(activity.DeliveryMode, "expectReplies", StringComparison.Ordinal);

    /// <summary>The replies in the answer; those of a repetition are the ones that the message got before.</summary>
    public async Task<ReceiverResponse> WithRepliesAsync(Activity activity, ArrivedTurn turn, FinishedTurn finished)
    {
        var replies = finished.IsRepetition ? await EarlierAsync(turn) : finished.Replies;
        var rendered = new List<Activity>();
        foreach (var reply in replies)
            rendered.AddRange(await render(reply, turn.Reference));
        if (IsInvoke(activity))
            rendered.Add(InvokeAnswer.AsReply(Receipt(turn.Incoming.Locale), turn.Reference, turn.ReplyToId));
        await Task.WhenAll(replies.Select(RecordSentAsync));
        return InvokeAnswer.ExpectedReplies(rendered);
    }

    private async Task<IReadOnlyList<OutboxMessage>> EarlierAsync(ArrivedTurn turn)
    {
        var earlier = await outbox.OfTurnAsync(turn.Conversation, turn.ActivityId, CancellationToken.None);
        return [.. earlier.Select(delivery => delivery.Message)];
    }

    private Task RecordSentAsync(OutboxMessage message) =>
        outbox.RecordAsync(new DeliveryRecord(message.Id, DeliveryOutcome.Sent, time.GetUtcNow()), CancellationToken.None);

    /// <summary>A few words, which clients show under the card whose button was pressed.</summary>
    /// <param name="locale">The client's.</param>
    public ReceiverResponse Receipt(string? locale) =>
        InvokeAnswer.Message(content.Content.Texts.Get(LanguageExtensions.FromTag(locale) ?? Language.Nb, "bot.received"));

    public static bool IsInvoke(Activity activity) => string.Equals(activity.Type, ActivityTypes.Invoke, StringComparison.Ordinal);
}
