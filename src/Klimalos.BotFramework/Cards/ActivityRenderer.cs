using System.Text;
using Klimalos.BotFramework.Activities;
using Klimalos.Conversations;
using Klimalos.Languages;

namespace Klimalos.BotFramework.Cards;

/// <summary>Renders a reply for the Bot Framework: as a message in Markdown when it is words alone, else as an Adaptive Card.</summary>
public static class ActivityRenderer
{
    /// <summary>Keeps well inside what Teams takes (about 100 kB a message, counted as UTF-16).</summary>
    public const int MaxCardBytes = 20_000;

    private const int SummaryLength = 80;
    private const int SpokenLength = 500;

    /// <summary>Renders the reply, addressed to the conversation. A card that would be too large becomes several, in order.</summary>
    /// <param name="replyToId">The activity replied to; null for a proactive message.</param>
    /// <param name="documentUrl">The address at which a document can be fetched.</param>
    /// <returns>At least one activity. The last one carries <c>channelData.klimalos</c> and the inputs.</returns>
    public static IReadOnlyList<Activity> RenderAll(
        Reply reply, ConversationReference reference, string? replyToId, Func<DocumentLink, string> documentUrl)
    {
        var inTeams = reference.ChannelId is ChannelIds.MsTeams;
        if (inTeams && reply.Answers is { Article: not null })
            reply = WithoutRating(reply);
        if (IsWordsAlone(reply))
            return [Addressed(reply, reference, replyToId) with { Text = reply.Text, TextFormat = "markdown", ChannelData = ReplyMarks.ChannelData(reply, inTeams) }];
        return AsCards(reply, reference, replyToId, documentUrl);
    }

    /// <summary>Renders the reply as cards, also when it is words alone.</summary>
    internal static IReadOnlyList<Activity> AsCards(
        Reply reply, ConversationReference reference, string? replyToId, Func<DocumentLink, string> documentUrl)
    {
        var message = Addressed(reply, reference, replyToId);
        var words = CardMarkdown.Words(reply.Text);
        var cards = Cards(reply, words, new CardBody(reference.ChannelId, documentUrl), CardRefresh.Of(reply, reference));
        var summary = Shortened(words);
        var activities = new Activity[cards.Count];
        for (var i = 0; i < activities.Length; i++)
        {
            activities[i] = message with
            {
                Summary = summary,
                Attachments = [new Attachment { ContentType = AdaptiveCard.ContentType, Content = new RawJson(cards[i]) }],
                ChannelData = i == activities.Length - 1 ? ReplyMarks.ChannelData(reply, reference.ChannelId is ChannelIds.MsTeams) : null,
            };
        }

        return activities;
    }

    /// <summary>The sign that an answer is being worked on.</summary>
    public static Activity Typing(ConversationReference reference, string? replyToId) =>
        Addressed(reference, replyToId) with { Type = ActivityTypes.Typing };

    /// <summary>Teams has thumbs of its own below the message (<c>channelData.feedbackLoop</c>); in words it can be rated all the same.</summary>
    private static Reply WithoutRating(Reply reply) =>
        reply with { Commands = [.. reply.Commands.Where(command => command.Step is not Command.Rate)] };

    private static bool IsWordsAlone(Reply reply) => reply is
    {
        Title: null or "",
        Progress: null,
        Form: null,
        Footer: null or "",
        Facts.Count: 0,
        Documents.Count: 0,
        Links.Count: 0,
        Choices.Count: 0,
        Commands.Count: 0,
    } && Encoding.UTF8.GetByteCount(reply.Text) <= MaxCardBytes;

    private static Activity Addressed(Reply reply, ConversationReference reference, string? replyToId) =>
        Addressed(reference, replyToId) with
        {
            Locale = reply.Language.Culture().Name,
            InputHint = reply.Asks is not null || reply.Form is not null || reply.Choices.Count > 0 ? "expectingInput" : "acceptingInput",
        };

    /// <summary>A message without words, for what is no reply of the guide's.</summary>
    public static Activity Addressed(ConversationReference reference, string? replyToId) => new()
    {
        Type = ActivityTypes.Message,
        ServiceUrl = reference.ServiceUrl,
        ChannelId = reference.ChannelId,
        From = reference.Bot,
        Conversation = reference.Conversation,
        Recipient = reference.User,
        ReplyToId = replyToId,
    };

    private static List<byte[]> Cards(Reply reply, string words, CardBody layout, CardRefresh? refresh)
    {
        var parts = layout.Parts(reply);
        var body = new List<CardElement>(parts.Count + 4);
        foreach (var part in parts)
            body.AddRange(part);
        var whole = Bytes(Card(reply, words, body, refresh));
        return whole.Length <= MaxCardBytes ? [whole] : [.. Pages(reply, words, parts)];
    }

    /// <summary>Fills one card after the other; what does not fit goes on the next one.</summary>
    private static IEnumerable<byte[]> Pages(Reply reply, string words, IEnumerable<IReadOnlyList<CardElement>> parts)
    {
        var page = Bytes(Card(reply, words, []));
        var body = new List<CardElement>();
        foreach (var part in parts)
        {
            var longer = Bytes(Card(reply, words, [.. body, .. part]));
            if (body.Count > 0 && longer.Length > MaxCardBytes)
            {
                yield return page;
                body.Clear();
                longer = Bytes(Card(reply, words, part));
            }

            body.AddRange(part);
            page = longer;
        }

        yield return page;
    }

    private static AdaptiveCard Card(Reply reply, string words, IReadOnlyList<CardElement> body, CardRefresh? refresh = null) => new()
    {
        Refresh = refresh,
        Lang = reply.Language.Code(),
        Words = MessageText.Cut(words, SpokenLength),
        Body = body,
    };

    private static byte[] Bytes(AdaptiveCard card) => JsonBytes.Of(card, static (writer, whole) => whole.WriteTo(writer));

    private static string Shortened(string words)
    {
        if (words.Length <= SummaryLength)
            return words;
        var start = MessageText.Cut(words, SummaryLength - 1);
        var space = start.LastIndexOf(' ');
        return $"{(space > SummaryLength / 2 ? start[..space] : start)}…";
    }
}
