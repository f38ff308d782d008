using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Klimalos.Storage;
using Microsoft.Extensions.Options;

namespace Klimalos.BotFramework.DirectLine;

/// <summary>The conversations themselves: opens them, takes the user's activities to the bot, reads what was said.</summary>
internal sealed class DirectLineConversations(
    IDirectLineStore store,
    IActivityReceiver receiver,
    DirectLineSignals signals,
    IOptions<DirectLineOptions> options,
    TimeProvider clock)
{
    public const string ChannelId = "directline";

    /// <summary>
    /// Stands for this service where the bot keeps an address. Under the reserved top-level domain it never resolves, so that
    /// no message and no token of the bot can be lured elsewhere by a forged Host header.
    /// </summary>
    public const string ServiceUrl = "https://directline.klimalos.invalid/";

    private const int PageSize = 100;

    private ChannelAccount Bot => new() { Id = options.Value.BotId, Name = options.Value.BotName, Role = "bot" };

    /// <summary>
    /// Creates the conversation and tells the bot who has come. The bot is told at each call: its activity has the same id each
    /// time, so that one which a crash cut off is made good and the others are recognised as repetitions.
    /// </summary>
    public async Task<OpenOutcome> OpenAsync(Grant grant, string? locale)
    {
        var owner = await store.OwnerAsync(grant.ConversationId, CancellationToken.None);
        if (owner is not null && !string.Equals(owner, grant.UserId, StringComparison.Ordinal))
            return OpenOutcome.Foreign;

        await store.CreateAsync(grant.ConversationId, grant.UserId, clock.GetUtcNow(), CancellationToken.None);
        var user = new ChannelAccount { Id = grant.UserId, Name = grant.UserName, Role = "user" };
        var arrival = Addressed(new Activity { Type = "conversationUpdate", Locale = locale, MembersAdded = [user, Bot] }, grant);
        await receiver.ReceiveAsync(
            arrival with { Id = ActivityId(grant.ConversationId, 0), ServiceUrl = ServiceUrl, Recipient = Bot }, CancellationToken.None);
        return owner is null ? OpenOutcome.Created : OpenOutcome.Existing;
    }

    /// <summary>
    /// Appends the user's activity and has the bot handle it. A repetition (same clientActivityID) is appended once, but handed
    /// on with the same id again: the bot knows whether it had finished it. A client that goes away cancels nothing.
    /// </summary>
    public async Task<PostedActivity> PostAsync(Grant grant, Activity activity, string dedupKey)
    {
        var conversationId = grant.ConversationId;
        var addressed = Addressed(activity, grant) with { MembersAdded = null, MembersRemoved = null, DeliveryMode = null };
        string id;
        if (IsTyping(activity))
        {
            id = ActivityId(conversationId, dedupKey);
        }
        else
        {
            var json = JsonSerializer.Serialize(addressed, ActivityJson.Default.Activity);
            id = ActivityId(conversationId, await store.AppendAsync(conversationId, dedupKey, json, CancellationToken.None));
            signals.Appended(conversationId);
        }

        var response = await receiver.ReceiveAsync(
            addressed with { Id = id, ServiceUrl = ServiceUrl, Recipient = Bot }, CancellationToken.None);
        return new(id, response.Status);
    }

    /// <summary>Keeps a file of the activity with that dedup key; a repetition keeps it once.</summary>
    /// <returns>The file as an attachment, with an address inside this service.</returns>
    public async Task<Attachment> SaveFileAsync(string conversationId, string dedupKey, int index, UploadedFile file)
    {
        var source = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{dedupKey}|{index}"));
        var fileId = Convert.ToHexStringLower(SHA256.HashData(source).AsSpan(0, 16));
        if (await store.FileAsync(conversationId, fileId, CancellationToken.None) is null)
            await store.SaveFileAsync(conversationId, fileId, file.Name, file.ContentType, file.Bytes, CancellationToken.None);
        return new() { ContentType = file.ContentType, Name = file.Name, ContentUrl = FileLinks.Inside(conversationId, fileId), Size = file.Bytes.Length };
    }

    public async Task<ActivitySet> ReadAsync(string conversationId, long after, FileLinks links, CancellationToken cancellationToken)
    {
        var stored = await store.ReadAsync(conversationId, after, PageSize, cancellationToken);
        var activities = new List<Activity>(stored.Count);
        foreach (var row in stored)
        {
            if (JsonSerializer.Deserialize(row.Json, ActivityJson.Default.Activity) is { } activity)
                activities.Add(links.Resolve(conversationId, activity with { Id = ActivityId(conversationId, row.Position) }));
        }

        var last = stored.Count > 0 ? stored[^1].Position : after;
        return new(activities, last.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The key under which a client's activity is appended once.</summary>
    public static string DedupKey(Activity activity) =>
        activity.ChannelData is { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("clientActivityID", out var id)
        && id.ValueKind == JsonValueKind.String
        && id.GetString() is { Length: > 0 and <= 200 } value
            ? "client:" + value
            : "client:" + Guid.NewGuid().ToString("N");

    public static string ActivityId(string conversationId, long position) =>
        string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{position:D7}");

    public static bool IsTyping(Activity activity) => string.Equals(activity.Type, "typing", StringComparison.Ordinal);

    /// <summary>The instant as Bot Framework writes it.</summary>
    public static string Timestamp(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string ActivityId(string conversationId, string passing) => $"{conversationId}|{passing}";

    /// <summary>What the client says of sender, channel and conversation does not count: the token does.</summary>
    private Activity Addressed(Activity activity, Grant grant) => activity with
    {
        Id = null,
        Timestamp = Timestamp(clock.GetUtcNow()),
        ChannelId = ChannelId,
        ServiceUrl = null,
        Recipient = null,
        Conversation = new() { Id = grant.ConversationId },
        From = new() { Id = grant.UserId, Name = activity.From?.Name ?? grant.UserName, Role = "user" },
    };
}

internal enum OpenOutcome
{
    Created,
    Existing,
    Foreign,
}

/// <param name="BotStatus">What the bot made of it, as an HTTP status.</param>
internal sealed record PostedActivity(string Id, int BotStatus);
