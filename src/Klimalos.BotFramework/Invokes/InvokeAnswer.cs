using System.Buffers;
using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Klimalos.BotFramework.Cards;
using Microsoft.AspNetCore.Http;

namespace Klimalos.BotFramework.Invokes;

/// <summary>
/// The answers to an <c>adaptiveCard/action</c> invoke, and to activities that want their replies in the HTTP answer
/// (https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format).
/// </summary>
public static class InvokeAnswer
{
    /// <summary>The pressed card is replaced by this one.</summary>
    /// <param name="card">An Adaptive Card, such as the content of a rendered attachment.</param>
    public static ReceiverResponse Card(JsonElement card) =>
        Answer(StatusCodes.Status200OK, AdaptiveCard.ContentType, card.WriteTo);

    /// <summary>The text is shown below the pressed card.</summary>
    public static ReceiverResponse Message(string text) =>
        Answer(StatusCodes.Status200OK, "application/vnd.microsoft.activity.message", writer => writer.WriteStringValue(text));

    /// <summary>The client says that the action failed.</summary>
    /// <param name="status">HTTP status, also within the body.</param>
    /// <param name="code">For programs: <c>BadRequest</c>.</param>
    /// <param name="message">For developers; clients show a sentence of their own.</param>
    public static ReceiverResponse Error(int status, string code, string message) =>
        Answer(status, "application/vnd.microsoft.error", writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("code", code);
            writer.WriteString("message", message);
            writer.WriteEndObject();
        });

    /// <summary>An invoke of a name that the bot does not know.</summary>
    public static ReceiverResponse Unknown { get; } = new(StatusCodes.Status501NotImplemented);

    /// <summary>The answer to an activity with <c>deliveryMode: expectReplies</c>: nothing is posted, all replies are here.</summary>
    public static ReceiverResponse ExpectedReplies(IEnumerable<Activity> replies) => new(StatusCodes.Status200OK, Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteStartArray("activities");
        foreach (var reply in replies)
            JsonSerializer.Serialize(writer, reply, WireJson.Activity);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }));

    /// <summary>The answer to an invoke as one of the expected replies.</summary>
    public static Activity AsReply(ReceiverResponse answer, ConversationReference reference, string? replyToId) => new()
    {
        Type = ActivityTypes.InvokeResponse,
        ServiceUrl = reference.ServiceUrl,
        ChannelId = reference.ChannelId,
        From = reference.Bot,
        Conversation = reference.Conversation,
        Recipient = reference.User,
        Locale = reference.Locale,
        ReplyToId = replyToId,
        Value = Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("status", answer.Status);
            if (answer.Body is { } body)
            {
                writer.WritePropertyName("body");
                body.WriteTo(writer);
            }

            writer.WriteEndObject();
        }),
    };

    private static ReceiverResponse Answer(int status, string type, Action<Utf8JsonWriter> writeValue) => new(status, Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("statusCode", status);
        writer.WriteString("type", type);
        writer.WritePropertyName("value");
        writeValue(writer);
        writer.WriteEndObject();
    }));

    private static JsonElement Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            write(writer);
        return JsonElement.Parse(buffer.WrittenSpan);
    }
}
