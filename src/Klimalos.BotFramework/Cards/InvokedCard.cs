using Klimalos.BotFramework.Activities;
using Klimalos.Conversations;
using Klimalos.Languages;

namespace Klimalos.BotFramework.Cards;

/// <summary>Cards that answer an invoke.</summary>
public static class InvokedCard
{
    /// <summary>A card after one of its buttons was pressed: as it was, with what was answered in place of inputs and buttons.</summary>
    /// <param name="mark">What was answered, in Markdown.</param>
    /// <returns>A message with the card as its only attachment.</returns>
    public static Activity Closed(Reply reply, string mark, ConversationReference reference, Func<DocumentLink, string> documentUrl)
    {
        var closed = reply with
        {
            Form = null,
            Choices = [],
            Commands = [],
            RefreshFor = null,
            Asks = null,
            Answers = null,
            Footer = string.IsNullOrEmpty(reply.Footer) ? mark : $"{reply.Footer}\n\n{mark}",
        };
        // Of a reply that took several cards it cannot be told which one was pressed: it gets the beginning alone.
        return ActivityRenderer.AsCards(closed, reference, replyToId: null, documentUrl) is [var whole]
            ? whole
            : Mark(reply.Language, mark, reference, reply.Title);
    }

    /// <summary>The reply as one card with its buttons, for the answer to an invoke. Of a reply that needs several cards, the last.</summary>
    public static RawJson Open(Reply reply, ConversationReference reference, Func<DocumentLink, string> documentUrl) =>
        ActivityRenderer.AsCards(reply, reference, replyToId: null, documentUrl)[^1].Attachments![0].Content!;

    /// <summary>The mark alone, where the card that was pressed is not known any more.</summary>
    public static Activity Mark(Language language, string mark, ConversationReference reference, string? title = null) =>
        ActivityRenderer.AsCards(
            new Reply { Language = language, Title = title, Text = mark }, reference, replyToId: null, static _ => string.Empty)[0];
}
