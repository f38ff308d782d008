using Bot.Secretariat;
using Klimalos.Conversations;
using Klimalos.Discord;
using Klimalos.Discord.Models;
using Klimalos.Discord.Talk;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Discord;

/// <param name="Channel">Where it is said too, or alone.</param>
/// <param name="Person">Whom it pings there.</param>
internal sealed record PingPlace(Snowflake Channel, Snowflake Person, PingWay Way)
{
    public string Conversation => $"channel:{Channel}";

    /// <summary>The first of the messages names the person, and pings nobody else.</summary>
    public IReadOnlyList<MessageDraft> Address(IReadOnlyList<MessageDraft> drafts) =>
    [
        .. drafts.Select((draft, index) => index > 0 ? draft : draft with
        {
            Content = draft.Content is { } words && words.Length + Mention.Length < DiscordLimits.Content ? $"{Mention} {words}" : draft.Content ?? Mention,
            AllowedMentions = AllowedMentions.Only(Person),
        }),
    ];

    private string Mention => $"<@{Person}>";
}

/// <summary>Finds the channel in which a person of a server is reminded, where the secretariat chose one.</summary>
internal sealed class DiscordPings(SecretariatRoster roster, DiscordPlaces places)
{
    /// <returns>Null for what is no reminder, and where reminders go to each alone.</returns>
    public async Task<PingPlace?> PlaceOfAsync(OutboxMessage message, Snowflake? person) =>
        message.ReplyToId is null && person is { } reminded && IsReminder(message.Reply)
        && await places.ServerOfAsync(reminded) is { } server
        && roster.PingsOf(DiscordPeople.CommunityOf(server)!) is { Way: not PingWay.Direct } pings
        && DiscordConversation.ChannelOf(pings.Conversation.Id) is { } channel
            ? new PingPlace(channel, reminded, pings.Way)
            : null;

    /// <summary>Where others read along, nobody answers for the one who is reminded.</summary>
    public static Reply ForAll(Reply reply) => reply with { Choices = [], Commands = [], Form = null, Documents = [], Links = [] };

    private static bool IsReminder(Reply reply) => reply.Choices.Any(choice => choice.Step == Command.Remind);
}
