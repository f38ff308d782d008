using Klimalos.BotFramework.Activities;
using Klimalos.Discord;
using Klimalos.Discord.Models;
using Klimalos.Discord.Talk;
using Klimalos.Storage;

namespace Bot.Discord;

/// <summary>Where a Discord conversation is reached, in the form in which all conversations' ways are kept.</summary>
internal static class DiscordReferences
{
    private const string Scheme = "discord:";
    private const string MessagePrefix = "message:";

    public static ConversationReference Of(DiscordConversation conversation, User user) => new()
    {
        ChannelId = DiscordConversation.ChannelName,
        ServiceUrl = $"{Scheme}{conversation.Channel}",
        Conversation = new ConversationAccount { Id = conversation.Id, IsGroup = conversation.IsShared },
        User = new ChannelAccount { Id = user.Id.ToString() },
    };

    public static ConversationKey KeyOf(DiscordConversation conversation) => new(DiscordConversation.ChannelName, conversation.Id);

    public static bool IsDiscord(ConversationReference reference) => reference.ChannelId is DiscordConversation.ChannelName;

    /// <summary>The channel of a conversation; null when a person's direct messages have yet to be opened.</summary>
    public static Snowflake? ChannelOf(ConversationReference reference) =>
        DiscordConversation.ChannelOf(reference.Conversation.Id ?? "") ?? Id(reference.ServiceUrl, Scheme);

    public static Snowflake? PersonOf(ConversationReference reference) => DiscordConversation.PersonOf(reference.Conversation.Id ?? "");

    /// <summary>What replies to a message refer to.</summary>
    public static string ReplyToId(Message message) => $"{MessagePrefix}{message.Id}";

    /// <summary>Null when the reply is to no message.</summary>
    public static Snowflake? MessageOf(string? replyToId) => Id(replyToId, MessagePrefix);

    private static Snowflake? Id(string? text, string prefix) =>
        text is not null && text.StartsWith(prefix, StringComparison.Ordinal) && Snowflake.TryParse(text[prefix.Length..], out var id) ? id : null;
}
