using System.Collections.Concurrent;
using Klimalos.Discord.Models;
using Microsoft.Extensions.Logging;

namespace Klimalos.Discord.Rest;

/// <summary>
/// What the bot asks of Discord's REST API, v10. Every method keeps to the rate limits, repeats what is worth it, and throws
/// <see cref="DiscordException"/> when Discord does not do it.
/// </summary>
public sealed partial class DiscordRest
{
    private readonly RestClient client;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly ConcurrentDictionary<Snowflake, Snowflake> directChannels = new();

    internal DiscordRest(RestClient client, TimeProvider clock, ILogger logger) => (this.client, this.clock, this.logger) = (client, clock, logger);

    public bool IsTokenRefused => client.IsTokenRefused;

    public Task<GatewayAddress> GetGatewayAsync(CancellationToken cancellationToken) =>
        client.CallAsync(new RestRequest(HttpMethod.Get, "gateway/bot"), DiscordJson.Default.GatewayAddress, cancellationToken);

    /// <summary>The bot's application, by its token.</summary>
    public async Task<Snowflake> GetApplicationIdAsync(CancellationToken cancellationToken) =>
        (await client.CallAsync(new RestRequest(HttpMethod.Get, "applications/@me"), DiscordJson.Default.Application, cancellationToken)).Id;

    /// <summary>Sends to a channel. With <see cref="MessageDraft.Nonce"/> it can be repeated after a lost answer, and is.</summary>
    public Task<Message> CreateMessageAsync(Snowflake channelId, MessageDraft draft, CancellationToken cancellationToken) =>
        client.CallAsync(
            (new RestRequest(HttpMethod.Post, "channels/{0}/messages", $"{channelId}") with { IsRepeatable = draft.Nonce is not null })
                .With(draft, DiscordJson.Default.MessageDraft, draft.Files),
            DiscordJson.Default.Message,
            cancellationToken);

    public Task<Message> EditMessageAsync(Snowflake channelId, Snowflake messageId, MessageDraft draft, CancellationToken cancellationToken) =>
        client.CallAsync(
            new RestRequest(HttpMethod.Patch, "channels/{0}/messages/{1}", $"{channelId}", $"{messageId}")
                .With(draft, DiscordJson.Default.MessageDraft, draft.Files),
            DiscordJson.Default.Message,
            cancellationToken);

    /// <summary>Shows for ten seconds that the bot is writing.</summary>
    public Task TriggerTypingAsync(Snowflake channelId, CancellationToken cancellationToken) =>
        client.CallAsync(new RestRequest(HttpMethod.Post, "channels/{0}/typing", $"{channelId}"), cancellationToken);

    /// <summary>
    /// The channel of direct messages with a person; asked for once and remembered. That it opens does not mean that the person takes
    /// messages: sending may answer <see cref="DiscordErrors.CannotSendToUser"/>.
    /// </summary>
    public async Task<Snowflake> OpenDirectAsync(Snowflake personId, CancellationToken cancellationToken)
    {
        if (directChannels.TryGetValue(personId, out var known))
            return known;
        var request = new RestRequest(HttpMethod.Post, "users/@me/channels")
            .With(new DirectChannelRequest(personId), DiscordJson.Default.DirectChannelRequest);
        return directChannels[personId] = (await client.CallAsync(request, DiscordJson.Default.Channel, cancellationToken)).Id;
    }

    /// <summary>
    /// The first answer to an interaction, due within <see cref="DiscordLimits.FirstAnswer"/>. Discord refuses a late one, and at times one
    /// that is in time, with <see cref="DiscordErrors.UnknownInteraction"/>.
    /// </summary>
    public async Task RespondAsync(Interaction interaction, InteractionResponse response, CancellationToken cancellationToken)
    {
        var request = new RestRequest(HttpMethod.Post, "interactions/{0}/{1}/callback", $"{interaction.Id}", interaction.Token)
        {
            IsByBot = false,
            MajorIds = 2,
            Timeout = DiscordLimits.FirstAnswer,
        };
        try
        {
            await client.CallAsync(
                request.With(InteractionCallback.Of(response), DiscordJson.Default.InteractionCallback, response.Draft?.Files ?? []), cancellationToken);
        }
        catch (DiscordException exception) when (exception.Code is DiscordErrors.UnknownInteraction or DiscordErrors.AlreadyAcknowledged)
        {
            LogNotAnswered(interaction.Type, exception.Code, clock.GetUtcNow() - interaction.Id.CreatedAt);
            throw;
        }
    }

    /// <summary>Changes, or after a deferral gives, the first answer to an interaction.</summary>
    public Task<Message> EditOriginalAsync(Interaction interaction, MessageDraft draft, CancellationToken cancellationToken) =>
        client.CallAsync(
            Webhook(HttpMethod.Patch, "webhooks/{0}/{1}/messages/@original", interaction).With(draft, DiscordJson.Default.MessageDraft, draft.Files),
            DiscordJson.Default.Message,
            cancellationToken);

    public Task DeleteOriginalAsync(Interaction interaction, CancellationToken cancellationToken) =>
        client.CallAsync(Webhook(HttpMethod.Delete, "webhooks/{0}/{1}/messages/@original", interaction), cancellationToken);

    /// <summary>
    /// A further message. There is no nonce for these, so that a lost answer is not followed by another attempt: the exception is then
    /// transient, and it is the caller's choice.
    /// </summary>
    public Task<Message> CreateFollowupAsync(Interaction interaction, MessageDraft draft, CancellationToken cancellationToken) =>
        client.CallAsync(
            (Webhook(HttpMethod.Post, "webhooks/{0}/{1}", interaction) with { IsRepeatable = false })
                .With(draft with { Nonce = null }, DiscordJson.Default.MessageDraft, draft.Files),
            DiscordJson.Default.Message,
            cancellationToken);

    public Task<Message> EditFollowupAsync(Interaction interaction, Snowflake messageId, MessageDraft draft, CancellationToken cancellationToken) =>
        client.CallAsync(
            Webhook(HttpMethod.Patch, "webhooks/{0}/{1}/messages/{2}", interaction, $"{messageId}")
                .With(draft, DiscordJson.Default.MessageDraft, draft.Files),
            DiscordJson.Default.Message,
            cancellationToken);

    /// <summary>The commands as Discord has them, with their names in all languages.</summary>
    /// <param name="guildId">Null = the global ones.</param>
    public async Task<IReadOnlyList<ApplicationCommand>> GetCommandsAsync(Snowflake applicationId, Snowflake? guildId, CancellationToken cancellationToken) =>
        await client.CallAsync(
            Commands(HttpMethod.Get, applicationId, guildId, "?with_localizations=true"), DiscordJson.Default.ApplicationCommandArray, cancellationToken);

    /// <summary>Puts these commands in the place of all there are in that scope. An empty list removes them.</summary>
    /// <param name="guildId">Null = the global ones. The same command in both scopes shows twice.</param>
    public async Task<IReadOnlyList<ApplicationCommand>> OverwriteCommandsAsync(
        Snowflake applicationId, Snowflake? guildId, IReadOnlyList<ApplicationCommand> commands, CancellationToken cancellationToken) =>
        await client.CallAsync(
            Commands(HttpMethod.Put, applicationId, guildId).With(commands, DiscordJson.Default.IReadOnlyListApplicationCommand),
            DiscordJson.Default.ApplicationCommandArray,
            cancellationToken);

    private static RestRequest Webhook(HttpMethod method, string route, Interaction interaction, params string[] ids) =>
        new(method, route, [$"{interaction.ApplicationId}", interaction.Token, .. ids]) { IsByBot = false, MajorIds = 2 };

    private static RestRequest Commands(HttpMethod method, Snowflake applicationId, Snowflake? guildId, string query = "") => guildId is { } guild
        ? new(method, "applications/{1}/guilds/{0}/commands" + query, $"{guild}", $"{applicationId}")
        : new(method, "applications/{0}/commands" + query, $"{applicationId}");

    [LoggerMessage(Level = LogLevel.Warning, Message = "An interaction of kind {Kind} could not be answered ({Code}) at the age of {Age}. Too old: the bot or its network is slow. Answered already: two bots run with one token")]
    private partial void LogNotAnswered(InteractionType kind, int code, TimeSpan age);
}
