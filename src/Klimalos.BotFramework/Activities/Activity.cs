using System.Text.Json;
using System.Text.Json.Serialization;

namespace Klimalos.BotFramework.Activities;

/// <summary>
/// A Bot Framework v3 activity, after the Activity schema
/// (https://github.com/microsoft/Agents/blob/main/specs/activity/protocol-activity.md).
/// Any member may be missing; unknown members are kept in <see cref="Properties"/>. Nulls are never written.
/// </summary>
public sealed record Activity
{
    public string? Type { get; init; }

    public string? Id { get; init; }

    public string? Timestamp { get; init; }

    public string? LocalTimestamp { get; init; }

    public string? LocalTimezone { get; init; }

    public string? ServiceUrl { get; init; }

    public string? ChannelId { get; init; }

    public ChannelAccount? From { get; init; }

    public ConversationAccount? Conversation { get; init; }

    public ChannelAccount? Recipient { get; init; }

    public string? Locale { get; init; }

    public string? Text { get; init; }

    public string? TextFormat { get; init; }

    public string? Speak { get; init; }

    /// <summary>What a notification shows of a message whose words are in a card.</summary>
    public string? Summary { get; init; }

    public string? InputHint { get; init; }

    public string? AttachmentLayout { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public SuggestedActions? SuggestedActions { get; init; }

    public IReadOnlyList<JsonElement>? Entities { get; init; }

    public JsonElement? ChannelData { get; init; }

    public string? ReplyToId { get; init; }

    public string? DeliveryMode { get; init; }

    public string? Name { get; init; }

    public JsonElement? Value { get; init; }

    public string? Action { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersAdded { get; init; }

    public IReadOnlyList<ChannelAccount>? MembersRemoved { get; init; }

    public string? Code { get; init; }

    /// <summary>Members that this record does not name.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Properties { get; set; }
}

public sealed record ChannelAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? AadObjectId { get; init; }

    public string? Role { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Properties { get; set; }
}

public sealed record ConversationAccount
{
    public string? Id { get; init; }

    public string? Name { get; init; }

    public bool? IsGroup { get; init; }

    public string? ConversationType { get; init; }

    public string? TenantId { get; init; }

    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Properties { get; set; }
}

public sealed record Attachment
{
    public string? ContentType { get; init; }

    public string? ContentUrl { get; init; }

    public RawJson? Content { get; init; }

    public string? Name { get; init; }

    public string? ThumbnailUrl { get; init; }

    /// <summary>Bytes. Not of the protocol: our own Direct Line tells it of the files that it keeps.</summary>
    public long? Size { get; init; }
}

public sealed record SuggestedActions
{
    public IReadOnlyList<string>? To { get; init; }

    public IReadOnlyList<CardAction>? Actions { get; init; }
}

public sealed record CardAction
{
    public string? Type { get; init; }

    public string? Title { get; init; }

    public JsonElement? Value { get; init; }
}

/// <summary>What is needed to send to a conversation later: who, where, over which service.</summary>
public sealed record ConversationReference
{
    public required string ChannelId { get; init; }

    public required string ServiceUrl { get; init; }

    public required ConversationAccount Conversation { get; init; }

    public ChannelAccount? Bot { get; init; }

    public ChannelAccount? User { get; init; }

    public string? Locale { get; init; }

    public string? TenantId { get; init; }

    /// <summary>Where to answer the activity; null when it does not tell channel, service and conversation.</summary>
    public static ConversationReference? Of(Activity activity) =>
        activity is { ChannelId.Length: > 0, ServiceUrl.Length: > 0, Conversation.Id.Length: > 0 }
            ? new ConversationReference
            {
                ChannelId = activity.ChannelId,
                ServiceUrl = activity.ServiceUrl,
                Conversation = activity.Conversation,
                Bot = activity.Recipient,
                User = activity.From,
                Locale = activity.ClientLocale(),
                TenantId = activity.Tenants().FirstOrDefault(),
            }
            : null;
}
