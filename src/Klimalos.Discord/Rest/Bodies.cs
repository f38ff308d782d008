using System.Text.Json;
using System.Text.Json.Nodes;
using Klimalos.Discord.Models;

namespace Klimalos.Discord.Rest;

/// <param name="Url">Where sessions begin.</param>
public sealed record GatewayAddress(string Url, SessionStartLimit? SessionStartLimit = null, int? Shards = null);

/// <param name="Total">Sessions that may be begun in a day.</param>
/// <param name="ResetAfter">Milliseconds until <paramref name="Remaining"/> is full again.</param>
/// <param name="MaxConcurrency">Sessions that may be begun within five seconds.</param>
public sealed record SessionStartLimit(int Total, int Remaining, long ResetAfter, int MaxConcurrency = 1);

internal sealed record DirectChannelRequest(Snowflake RecipientId);

internal sealed record Application(Snowflake Id);

internal sealed record SuggestionData(IReadOnlyList<CommandChoice> Choices);

internal sealed record InteractionCallback(InteractionResponseType Type, JsonNode? Data)
{
    public static InteractionCallback Of(InteractionResponse response) => new(response.Type, response switch
    {
        { Draft: { } draft } => JsonSerializer.SerializeToNode(draft, DiscordJson.Default.MessageDraft),
        { Form: { } modal } => JsonSerializer.SerializeToNode(modal, DiscordJson.Default.Modal),
        { Choices: { } choices } => JsonSerializer.SerializeToNode(new SuggestionData(choices), DiscordJson.Default.SuggestionData),
        { IsEphemeral: true } => new JsonObject { ["flags"] = (int)MessageFlags.Ephemeral },
        _ => null,
    });
}

internal sealed record ErrorBody(int Code = 0, string? Message = null, JsonElement? Errors = null);

/// <param name="RetryAfter">Seconds.</param>
internal sealed record RateLimitBody(double? RetryAfter = null, bool? Global = null);
