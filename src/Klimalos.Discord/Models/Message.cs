namespace Klimalos.Discord.Models;

/// <summary>A message as Discord tells of it. Members that the bot does not use are left out; unknown ones are ignored.</summary>
public sealed record Message
{
    public required Snowflake Id { get; init; }

    /// <summary>Zero when it was not told.</summary>
    public Snowflake ChannelId { get; init; }

    /// <summary>Null in a direct message.</summary>
    public Snowflake? GuildId { get; init; }

    public User? Author { get; init; }

    public GuildMember? Member { get; init; }

    /// <summary>Empty in a server when the bot is not mentioned and lacks the intent MESSAGE_CONTENT.</summary>
    public string? Content { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public IReadOnlyList<User>? Mentions { get; init; }

    public IReadOnlyList<Snowflake>? MentionRoles { get; init; }

    public IReadOnlyList<Attachment>? Attachments { get; init; }

    public IReadOnlyList<Embed>? Embeds { get; init; }

    public IReadOnlyList<Component>? Components { get; init; }

    public Snowflake? WebhookId { get; init; }

    /// <summary>0 = plain, 19 = reply; others are notices of Discord's own (a pin, a new member) and anything yet to come.</summary>
    public int Type { get; init; }

    public MessageFlags? Flags { get; init; }

    /// <summary>Written by a person: not by this bot, another bot, or a webhook.</summary>
    public bool IsByPerson => WebhookId is null && Author is { Bot: not true, System: not true };

    /// <summary>Plain or a reply, not one of Discord's own notices.</summary>
    public bool IsTalk => Type is 0 or 19;

    public bool IsDirect => GuildId is null;
}

public sealed record User
{
    public required Snowflake Id { get; init; }

    public string? Username { get; init; }

    /// <summary>The name that the person chose to be shown.</summary>
    public string? GlobalName { get; init; }

    public bool? Bot { get; init; }

    /// <summary>Discord's own messages.</summary>
    public bool? System { get; init; }

    /// <summary>Only told of the bot itself.</summary>
    public string? Locale { get; init; }
}

public sealed record GuildMember
{
    /// <summary>Missing in messages, where the author stands beside it.</summary>
    public User? User { get; init; }

    public string? Nick { get; init; }

    public IReadOnlyList<Snowflake>? Roles { get; init; }

    /// <summary>A bit set as a decimal number; told with interactions.</summary>
    public string? Permissions { get; init; }
}

public sealed record Attachment
{
    public Snowflake? Id { get; init; }

    public string? Filename { get; init; }

    public string? ContentType { get; init; }

    /// <summary>Bytes.</summary>
    public long? Size { get; init; }

    public string? Url { get; init; }

    public string? Description { get; init; }
}

public sealed record Channel
{
    public required Snowflake Id { get; init; }

    /// <summary>0 = text in a server, 1 = direct messages, 3 = group of direct messages, …</summary>
    public int Type { get; init; }

    public Snowflake? GuildId { get; init; }

    public string? Name { get; init; }
}

/// <summary>A server.</summary>
public sealed record Guild
{
    public required Snowflake Id { get; init; }

    public string? Name { get; init; }

    public string? PreferredLocale { get; init; }

    /// <summary>True while the server is out of order, and in READY for each server that is yet to be told of.</summary>
    public bool? Unavailable { get; init; }
}

[Flags]
public enum MessageFlags
{
    None = 0,
    SuppressEmbeds = 1 << 2,

    /// <summary>Only the person who is answered sees it. Interactions only; decided at the first answer and not to be changed.</summary>
    Ephemeral = 1 << 6,
    SuppressNotifications = 1 << 12,
    ComponentsV2 = 1 << 15,
}
