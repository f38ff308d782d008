using Klimalos.Conversations;
using Klimalos.Discord.Models;

namespace Klimalos.Discord.Talk;

/// <summary>
/// Which conversation something belongs to. All that one person and the bot say to each other alone is one: direct messages, and commands
/// in a server, which nobody else sees. A channel of a server is another, which all there share.
/// </summary>
/// <param name="Id">Its key: <c>user:</c> or <c>channel:</c> and the id.</param>
/// <param name="Channel">Where to write to it; null for a person whose direct messages are not open yet.</param>
public sealed record DiscordConversation(string Id, bool IsShared, Snowflake? Channel)
{
    public const string ChannelName = "discord";

    /// <summary>Between the bot and one person; others are between people.</summary>
    private const int DirectChannel = 1;

    private const string UserPrefix = "user:";
    private const string ChannelPrefix = "channel:";

    public static DiscordConversation Of(Message message, User author) =>
        message.IsDirect ? Alone(author.Id, message.ChannelId) : Shared(message.ChannelId);

    /// <summary>A component is used where its message stands; a command's answer is for its author alone.</summary>
    public static DiscordConversation Of(Interaction interaction, User person) => interaction switch
    {
        { GuildId: null } => Alone(person.Id, interaction.Channel is { Type: not DirectChannel } ? null : interaction.ChannelId),
        { Message: { } message, ChannelId: { } channel } when (message.Flags & MessageFlags.Ephemeral) is not MessageFlags.Ephemeral => Shared(channel),
        _ => Alone(person.Id, channel: null),
    };

    /// <summary>The person who is alone in the conversation of that key; null for a shared one.</summary>
    public static Snowflake? PersonOf(string id) =>
        id.StartsWith(UserPrefix, StringComparison.Ordinal) && Snowflake.TryParse(id[UserPrefix.Length..], out var person) ? person : null;

    /// <summary>The channel of the shared conversation of that key; null for a person's.</summary>
    public static Snowflake? ChannelOf(string id) =>
        id.StartsWith(ChannelPrefix, StringComparison.Ordinal) && Snowflake.TryParse(id[ChannelPrefix.Length..], out var channel) ? channel : null;

    private static DiscordConversation Alone(Snowflake person, Snowflake? channel) => new($"{UserPrefix}{person}", IsShared: false, channel);

    private static DiscordConversation Shared(Snowflake channel) => new($"{ChannelPrefix}{channel}", IsShared: true, channel);
}

/// <summary>People as Discord tells of them.</summary>
public static class DiscordPeople
{
    private const int MaxNameLength = 200;

    /// <param name="guild">The server in which it happened, if any: roles are of servers.</param>
    public static Person PersonOf(User user, GuildMember? member, Snowflake? guild) =>
        new(DiscordConversation.ChannelName, user.Id.ToString(), NameOf(user, member))
        {
            Roles = guild is null ? [] : [.. (member?.Roles ?? []).Select(role => RoleKey(guild.Value, role))],
        };

    /// <summary>The key of a server, as a community; null in a direct message.</summary>
    public static string? CommunityOf(Snowflake? guild) => guild is { } server ? $"{DiscordConversation.ChannelName}:{server}" : null;

    /// <summary>As it stands in <c>Secretariat:Members</c>: <c>discord:role/{server}/{role}</c>.</summary>
    public static string RoleKey(Snowflake guild, Snowflake role) => $"{DiscordConversation.ChannelName}:role/{guild}/{role}";

    private static string? NameOf(User user, GuildMember? member) =>
        VisibleText.Cut(VisibleText.Clean(member?.Nick ?? user.GlobalName ?? user.Username ?? ""), MaxNameLength) is { Length: > 0 } name ? name : null;
}
