using Klimalos.Conversations;
using Klimalos.Discord.Models;

namespace Klimalos.Discord.Talk;

/// <summary>Translates what somebody wrote into what the guide understands.</summary>
public static class MessageTranslator
{
    /// <param name="bot">The bot's own user: its mention is no word of the message.</param>
    /// <param name="readsAll">Free text in servers is read, too, not only what mentions the bot.</param>
    /// <param name="locale">The person's, or the server's: a message tells none.</param>
    /// <returns>Null when nobody spoke to the bot.</returns>
    public static Incoming? Translate(Message message, Snowflake? bot, bool readsAll, string? locale)
    {
        if (message.Author is not { } author || !message.IsByPerson || !message.IsTalk)
            return null;
        var isMentioned = bot is { } own && IsMentioned(message, own);
        if (!message.IsDirect && !isMentioned && !readsAll)
            return null;
        var text = WordsOf(message.Content ?? "", bot);
        var submission = text.Length > 0 ? null : WithoutWords(message, isMentioned);
        return text.Length == 0 && submission is null ? null : new Incoming
        {
            Kind = IncomingKind.Message,
            From = DiscordPeople.PersonOf(author, message.Member, message.GuildId),
            Text = text.Length > 0 ? text : null,
            Submission = submission,
            Locale = locale,
            Community = DiscordPeople.CommunityOf(message.GuildId),
            IsShared = !message.IsDirect,
        };
    }

    /// <summary>A message of a server that came without its words, which the operator has asked for: the intent is not granted.</summary>
    public static bool LacksWords(Message message) =>
        !message.IsDirect && string.IsNullOrEmpty(message.Content) && message is { Attachments: null or { Count: 0 }, Embeds: null or { Count: 0 }, Components: null or { Count: 0 } };

    /// <summary>A file without a word: say what becomes of it. Called by name without a word: say what the bot can do.</summary>
    private static Submission? WithoutWords(Message message, bool isMentioned) =>
        message.Attachments is { Count: > 0 } && (message.IsDirect || isMentioned) ? new Submission(Command.Step, CommandName.File)
        : isMentioned ? new Submission(Command.Step, CommandName.Help)
        : null;

    private static bool IsMentioned(Message message, Snowflake bot) =>
        (message.Mentions ?? []).Any(mentioned => mentioned.Id == bot) || FormsOf(bot).Any(form => message.Content?.Contains(form, StringComparison.Ordinal) is true);

    private static string[] FormsOf(Snowflake bot) => [$"<@{bot}>", $"<@!{bot}>"];

    private static string WordsOf(string content, Snowflake? bot)
    {
        foreach (var mention in bot is { } own ? FormsOf(own) : [])
            content = content.Replace(mention, "", StringComparison.Ordinal);
        return VisibleText.Clean(content);
    }
}
