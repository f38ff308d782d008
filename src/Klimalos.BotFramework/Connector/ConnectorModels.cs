using System.Text.Json;
using System.Text.Json.Serialization;
using Klimalos.BotFramework.Activities;

namespace Klimalos.BotFramework.Connector;

/// <summary>What a new conversation is made of.</summary>
public sealed record ConversationParameters
{
    public bool IsGroup { get; init; }

    public ChannelAccount? Bot { get; init; }

    public IReadOnlyList<ChannelAccount> Members { get; init; } = [];

    public string? TenantId { get; init; }

    /// <summary>In Teams <c>{ tenant: { id } }</c>, and <c>{ channel: { id } }</c> for a thread in a channel.</summary>
    public JsonElement? ChannelData { get; init; }

    /// <summary>The first message, where the channel wants one.</summary>
    public Activity? Activity { get; init; }
}

/// <param name="Id">The new conversation.</param>
/// <param name="ActivityId">Its first message, if one was sent along.</param>
/// <param name="ServiceUrl">Where to send from now on, if the channel told it.</param>
public sealed record CreatedConversation(string Id, string? ActivityId, string? ServiceUrl);

/// <param name="ContinuationToken">For the next page; null = this was the last one.</param>
public sealed record PagedMembers(IReadOnlyList<ChannelAccount>? Members, string? ContinuationToken);

internal sealed record ResourceAnswer(string? Id, string? ActivityId, string? ServiceUrl);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationParameters))]
[JsonSerializable(typeof(PagedMembers))]
[JsonSerializable(typeof(ResourceAnswer))]
internal sealed partial class ConnectorJson : JsonSerializerContext;
