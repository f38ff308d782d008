using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Klimalos.Discord.Gateway;

/// <summary>Reads the events that the bot acts on.</summary>
internal static class EventReader
{
    /// <returns>Null for an event that the bot does not act on.</returns>
    /// <exception cref="JsonException">The event lacks what it should have.</exception>
    public static DiscordEvent? Read(string? name, JsonElement data) => name switch
    {
        "READY" => As(data, DiscordJson.Default.ReadyData) is { User: not null, SessionId: not null } ready
            ? new Ready(ready.User, ready.Application?.Id, ready.SessionId, ready.ResumeGatewayUrl)
            : throw new JsonException("READY without a session."),
        "RESUMED" => new Resumed(),
        "MESSAGE_CREATE" => As(data, DiscordJson.Default.Message) is { IsByPerson: true, IsTalk: true, ChannelId.Value: > 0 } message ? new MessageCreated(message) : null,
        "INTERACTION_CREATE" => new InteractionCreated(As(data, DiscordJson.Default.Interaction)),
        "GUILD_CREATE" => new GuildAvailable(As(data, DiscordJson.Default.Guild)),
        "GUILD_UPDATE" => new GuildChanged(As(data, DiscordJson.Default.Guild)),
        "GUILD_DELETE" => As(data, DiscordJson.Default.Guild) is { Unavailable: not true } guild ? new GuildLeft(guild.Id) : null,
        _ => null,
    };

    /// <summary>What tells a repetition from another event; null for events that may be repeated.</summary>
    public static Snowflake? IdOf(DiscordEvent happened) => happened switch
    {
        MessageCreated { Message.Id: var id } => id,
        InteractionCreated { Interaction.Id: var id } => id,
        _ => null,
    };

    private static T As<T>(JsonElement data, JsonTypeInfo<T> type) =>
        (data.ValueKind is JsonValueKind.Object ? data.Deserialize(type) : default) ?? throw new JsonException("An event without data.");
}
