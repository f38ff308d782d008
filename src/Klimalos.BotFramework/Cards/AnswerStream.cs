using Klimalos.BotFramework.Activities;
using Klimalos.Conversations;

namespace Klimalos.BotFramework.Cards;

/// <summary>
/// A long answer as Teams shows one that grows: a line that says what is done, beginnings of the answer, at last the whole with its card
/// (https://learn.microsoft.com/microsoftteams/platform/bots/streaming-ux).
/// </summary>
public sealed class AnswerStream(Reply reply, ConversationReference reference, string? replyToId, Func<DocumentLink, string> documentUrl)
{
    /// <summary>Characters; a shorter answer is read sooner than it is streamed.</summary>
    public const int LongText = 500;

    private const int PieceLength = 250;

    /// <summary>Teams takes one a second, and nobody waits long for a text that is there.</summary>
    private const int MostPieces = 4;

    private readonly string text = reply.Title is { Length: > 0 } title ? $"**{Markdown.Literal(title)}**\n\n{reply.Text}" : reply.Text;

    /// <summary>Teams streams in personal chat only. What asks something, or is told to several, is shown as a whole.</summary>
    public static bool IsFor(Reply reply, ConversationReference reference) =>
        reply is { Answers.Article: not null, Form: null, Documents.Count: 0, Text.Length: >= LongText }
        && reference is { ChannelId: ChannelIds.MsTeams, Conversation.ConversationType: "personal" };

    /// <summary>Begins the stream; the channel's id for it is the stream's.</summary>
    /// <param name="words">What is being done, at most 1,000 characters.</param>
    public Activity Beginning(string words) => Part(words, new StreamInfo("informative", Id: null, Sequence: 1));

    /// <summary>What is shown of the answer after each second: longer and longer, each the beginning of the next; the whole is not among them.</summary>
    public IEnumerable<Activity> Beginnings(string streamId) =>
        Cuts(text).Select((beginning, index) => Part(beginning, new StreamInfo("streaming", streamId, Sequence: index + 2)));

    /// <summary>Ends the stream: the message that stays, with the source and the buttons in a card below the words.</summary>
    public Activity Whole(string streamId)
    {
        var end = new StreamInfo("final", streamId, Sequence: null);
        var shown = ActivityRenderer.WithoutRating(reply);
        var rest = shown with { Title = null, Text = string.Empty };
        var message = ActivityRenderer.IsWordsAlone(rest)
            ? ActivityRenderer.Addressed(reply, reference, replyToId)
            : ActivityRenderer.AsCards(rest, CardMarkdown.Words(reply.Text), reference, replyToId, documentUrl)[^1];
        return message with
        {
            Text = text,
            TextFormat = "markdown",
            Entities = [end.Entity()],
            ChannelData = ReplyMarks.ChannelData(reply, inTeams: true, end),
        };
    }

    private Activity Part(string words, StreamInfo info) => ActivityRenderer.Typing(reference, replyToId) with
    {
        Locale = ActivityRenderer.LocaleOf(reply),
        Text = words,
        TextFormat = "markdown",
        Entities = [info.Entity()],
        ChannelData = ReplyMarks.ChannelData(reply: null, inTeams: true, info),
    };

    /// <summary>Beginnings of the text, each longer than the one before by about as much.</summary>
    internal static IEnumerable<string> Cuts(string text)
    {
        var pieces = Math.Min(text.Length / PieceLength, MostPieces);
        var last = 0;
        for (var piece = 1; piece < pieces; piece++)
        {
            var end = EndBefore(text, text.Length * piece / pieces, last);
            if (end > last)
                yield return text[..end];
            last = Math.Max(last, end);
        }
    }

    /// <summary>The last end of a sentence or line up to there, with no emphasis and no link left open; 0 when there is none.</summary>
    private static int EndBefore(string text, int limit, int after)
    {
        for (var end = limit; end > after; end--)
        {
            if (IsEnd(text, end) && IsClosed(text.AsSpan(0, end)))
                return end;
        }

        return 0;
    }

    /// <summary>A digit before the full stop may be the number of a list's item.</summary>
    private static bool IsEnd(string text, int at) =>
        text[at] is '\n' || (text[at] is ' ' && text[at - 1] is '.' or '!' or '?' or ':' && !char.IsDigit(text[Math.Max(at - 2, 0)]));

    private static bool IsClosed(ReadOnlySpan<char> beginning)
    {
        var link = beginning.LastIndexOf('[');
        return beginning.Count('*') % 2 == 0 && (link < 0 || beginning[link..].Contains(')'));
    }
}
