using Klimalos.Conversations;
using Klimalos.Discord.Models;
using Klimalos.Discord.Talk;
using Klimalos.Languages;

namespace Klimalos.Discord.Rendering;

/// <summary>Renders a reply as Discord's messages: words alone as words, all else as embeds with buttons, selects and files.</summary>
public static class ReplyRenderer
{
    /// <param name="conversation">The one that it is said in: its buttons work nowhere else.</param>
    /// <param name="files">The reply's documents, to go along.</param>
    /// <param name="addresses">Documents that are no file, as links.</param>
    /// <returns>At least one message, in order; the last one carries buttons and files.</returns>
    public static IReadOnlyList<MessageDraft> Render(
        Reply reply, string conversation, CustomIds ids, Texts texts, IReadOnlyList<UploadFile> files, IReadOnlyList<Link> addresses)
    {
        var links = reply.Links.Concat(addresses).ToLookup(IsButton);
        var words = DiscordMarkdown.Words(string.Join("\n\n", [reply.Text, .. NotesOf(reply), .. links[false].Select(InWords)]));
        var messages = IsWordsAlone(reply)
            ? [.. TextPieces.Split(words, DiscordLimits.Content).Select(piece => new MessageDraft { Content = piece })]
            : EmbedPages.Of(reply, words).ConvertAll(embeds => new MessageDraft { Embeds = embeds });
        var rows = new ComponentRows(ids, texts, conversation).Of(reply, links[true]).Chunk(DiscordLimits.Rows).ToArray();
        if (rows.Length > 0)
            messages[^1] = messages[^1] with { Components = rows[0] };
        messages.AddRange(rows.Skip(1).Select(more => new MessageDraft { Content = "…", Components = more }));
        messages[^1] = messages[^1] with { Files = files };
        return messages;
    }

    private static bool IsWordsAlone(Reply reply) => reply is { Title: null or "", Progress: null, Footer: null or "", Facts.Count: 0, Tone: ReplyTone.Neutral };

    /// <summary>What a modal has no room for: whole questions, and what was wrong in each field.</summary>
    private static IEnumerable<string> NotesOf(Reply reply)
    {
        if (reply.Form is not { } form)
            return [];
        var isCut = form.Fields.Count > 1 && form.Fields.Any(field => field.Label.Length > DiscordLimits.ModalLabel);
        return form.Fields.Where(field => isCut || field.Error is not null)
            .Select(field => field.Error is { } error ? $"- **{Markdown.Literal(field.Label)}** {error}" : $"- {Markdown.Literal(field.Label)}");
    }

    /// <summary>Buttons open web pages only.</summary>
    private static bool IsButton(Link link) =>
        link.Url.Length <= DiscordLimits.ButtonUrl && Uri.TryCreate(link.Url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";

    /// <summary>Discord makes no link of a mail address: it is shown.</summary>
    private static string InWords(Link link) => Uri.TryCreate(link.Url, UriKind.Absolute, out var address) && address.Scheme is "mailto"
        ? $"{Markdown.Literal(link.Label)}: {address.UserInfo}@{address.Host}"
        : DiscordMarkdown.Link(link);
}
