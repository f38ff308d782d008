using System.Buffers;
using System.Text.Json;
using Bot.Delivery;
using Klimalos;
using Klimalos.BotFramework;
using Klimalos.BotFramework.Activities;
using Klimalos.Languages;
using Klimalos.Storage;

namespace Bot.Turns;

/// <summary>What goes into the HTTP answer itself: the receipt of an invoke, and the replies that <c>expectReplies</c> asks for.</summary>
public sealed class DirectAnswers(RenderReply render, IOutbox outbox, Content content, TimeProvider time)
{
    private const string MessageType = "application/vnd.microsoft.activity.message";

    /// <summary>Does the activity ask for the replies in the answer to its request?</summary>
    public static bool Wanted(Activity activity) => string.Equals(activity.DeliveryMode, "expectReplies", StringComparison.Ordinal);

    /// <summary>The replies go out on their own; an invoke gets a short receipt, which clients show under the card.</summary>
    public ReceiverResponse WithoutReplies(Activity activity, ArrivedTurn turn) => new(
        StatusCodes.Status200OK,
        IsInvoke(activity) ? Write(writer => WriteReceipt(writer, turn)) : null);

    /// <summary>The replies in the answer; those of a repetition are the ones that the message got before.</summary>
    public async Task<ReceiverResponse> WithRepliesAsync(Activity activity, ArrivedTurn turn, FinishedTurn finished)
    {
        var replies = finished.IsRepetition ? await EarlierAsync(turn) : finished.Replies;
        var rendered = replies.SelectMany(reply => render(reply, turn.Reference)).ToList();
        await Task.WhenAll(finished.Replies.Select(reply =>
            outbox.RecordAsync(new DeliveryRecord(reply.Id, DeliveryOutcome.Sent, time.GetUtcNow()), CancellationToken.None)));
        return new ReceiverResponse(StatusCodes.Status200OK, Write(writer => WriteActivities(writer, rendered, IsInvoke(activity) ? turn : null)));
    }

    private async Task<IReadOnlyList<OutboxMessage>> EarlierAsync(ArrivedTurn turn)
    {
        var earlier = await outbox.OfTurnAsync(turn.Conversation, turn.ActivityId, CancellationToken.None);
        return [.. earlier.Select(delivery => delivery.Message)];
    }

    private void WriteActivities(Utf8JsonWriter writer, List<Activity> replies, ArrivedTurn? invoke)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("activities");
        foreach (var reply in replies)
            JsonSerializer.Serialize(writer, reply, ActivityJson.Default.Activity);
        if (invoke is not null)
        {
            writer.WriteStartObject();
            writer.WriteString("type", "invokeResponse");
            writer.WriteStartObject("value");
            writer.WriteNumber("status", StatusCodes.Status200OK);
            writer.WritePropertyName("body");
            WriteReceipt(writer, invoke);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private void WriteReceipt(Utf8JsonWriter writer, ArrivedTurn turn)
    {
        var language = LanguageExtensions.FromTag(turn.Incoming.Locale) ?? Language.Nb;
        writer.WriteStartObject();
        writer.WriteNumber("statusCode", StatusCodes.Status200OK);
        writer.WriteString("type", MessageType);
        writer.WriteString("value", content.Texts.Get(language, "bot.received"));
        writer.WriteEndObject();
    }

    private static bool IsInvoke(Activity activity) => string.Equals(activity.Type, ActivityTypes.Invoke, StringComparison.Ordinal);

    private static JsonElement Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }
}
