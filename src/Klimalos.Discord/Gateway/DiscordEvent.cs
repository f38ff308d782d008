using Klimalos.Discord.Models;

namespace Klimalos.Discord.Gateway;

/// <summary>Something that happened, of the kinds that the bot acts on.</summary>
public abstract record DiscordEvent
{
    /// <summary>The event's number in its session.</summary>
    public long Sequence { get; init; }

    /// <summary>When it was read from the gateway.</summary>
    public DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>A new session. Servers follow, each by its own event.</summary>
public sealed record Ready(User User, Snowflake? ApplicationId, string SessionId, string? ResumeUrl) : DiscordEvent;

/// <summary>A session goes on; all that was missed has come before this.</summary>
public sealed record Resumed : DiscordEvent;

/// <summary>A person wrote. Bots, webhooks and Discord's own notices are left out.</summary>
public sealed record MessageCreated(Message Message) : DiscordEvent;

public sealed record InteractionCreated(Interaction Interaction) : DiscordEvent;

/// <summary>The bot joined a server, or the server is told of after READY or an outage.</summary>
public sealed record GuildAvailable(Guild Guild) : DiscordEvent;

public sealed record GuildChanged(Guild Guild) : DiscordEvent;

/// <summary>The bot was removed from a server.</summary>
public sealed record GuildLeft(Snowflake GuildId) : DiscordEvent;
