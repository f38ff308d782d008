using Klimalos.BotFramework.Activities;
using Klimalos.Conversations;

namespace Klimalos.BotFramework.Cards;

/// <summary>Lays a reply out as card elements, in the order in which its parts are declared.</summary>
/// <param name="channelId">Governs the kind of the buttons.</param>
/// <param name="documentUrl">The address at which a document can be fetched.</param>
internal sealed class CardBody(string channelId, Func<DocumentLink, string> documentUrl)
{
    /// <summary>Longer paragraphs and fact values are split at a space, so that a card can be cut between them.</summary>
    private const int LongestPart = 2_000;

    private const int MostStagesDrawn = 12;

    private readonly CardButtons buttons = new(channelId);

    /// <returns>Groups of elements that belong on the same card.</returns>
    public List<IReadOnlyList<CardElement>> Parts(Reply reply)
    {
        var hasForm = reply.Form is not null;
        var parts = new List<IReadOnlyList<CardElement>>();
        AddEach(parts, Title(reply));
        AddEach(parts, Words(reply.Text));
        if (reply.Progress is { } progress)
            parts.Add(Bar(progress));
        if (reply.Facts.Count > 0)
            AddEach(parts, Facts(reply.Facts));
        if (reply.Documents.Count > 0)
            AddEach(parts, CardButtons.Links(reply.Documents.Select(document => new Link(document.Label, documentUrl(document)))));
        if (reply.Links.Count > 0)
            AddEach(parts, CardButtons.Links(reply.Links));
        if (reply.Form is { } form)
            parts.Add(Inputs(form));
        AddEach(parts, buttons.Choices(reply.Choices, hasForm));
        AddEach(parts, buttons.Commands(reply.Commands, hasForm));
        AddEach(parts, Footer(reply.Footer));
        return parts;
    }

    private static void AddEach(List<IReadOnlyList<CardElement>> parts, IEnumerable<CardElement> elements)
    {
        foreach (var element in elements)
            parts.Add([element]);
    }

    private static IEnumerable<CardElement> Title(Reply reply)
    {
        if (reply.Title is { Length: > 0 } title)
        {
            yield return new TextBlock(Markdown.Literal(title))
            {
                Size = "large",
                Weight = "bolder",
                Style = "heading",
                Color = reply.Tone switch { ReplyTone.Good => "good", ReplyTone.Warning => "warning", _ => null },
            };
        }
    }

    private static IEnumerable<CardElement> Words(string text) =>
        from block in CardMarkdown.Blocks(text)
        from piece in Pieces(block.Text)
        select block.IsHeading ? new TextBlock(piece) { Weight = "bolder", Style = "heading" } : new TextBlock(piece);

    /// <summary>A stretch for each stage, those done in colour, and the same in words below.</summary>
    private static IReadOnlyList<CardElement> Bar(Progress progress)
    {
        var label = new TextBlock(Markdown.Literal(progress.Label)) { Size = "small", Spacing = "small" };
        if (progress.Total is < 1 or > MostStagesDrawn)
            return [label];
        var stages = Enumerable.Range(1, progress.Total).Select(stage => stage <= progress.Done ? "good" : "emphasis");
        return [new ColumnSet(stages.ToList()), label];
    }

    private static IEnumerable<CardElement> Facts(IReadOnlyList<Fact> facts)
    {
        const int rows = 10;
        var pieces = facts.SelectMany(fact => Pieces(fact.Value)
            .Select(piece => new CardFact(Markdown.Literal(fact.Name), Markdown.Literal(piece))));
        var set = new List<CardFact>();
        var length = 0;
        foreach (var piece in pieces)
        {
            var added = piece.Title.Length + piece.Value.Length;
            if (set.Count == rows || (set.Count > 0 && length + added > LongestPart))
            {
                yield return new FactSet(set);
                (set, length) = ([], 0);
            }

            set.Add(piece);
            length += added;
        }

        if (set.Count > 0)
            yield return new FactSet(set);
    }

    private IReadOnlyList<CardElement> Inputs(Form form) => [.. form.Fields.SelectMany(CardInputs.Of), buttons.Submit(form)];

    private static IEnumerable<CardElement> Footer(string? footer) => string.IsNullOrEmpty(footer)
        ? []
        : Words(footer).Cast<TextBlock>().Select(block => block with { Size = "small", IsSubtle = true });

    private static IEnumerable<string> Pieces(string text)
    {
        while (text.Length > LongestPart)
        {
            var lineEnd = text.LastIndexOf('\n', LongestPart - 1, LongestPart / 2);
            var end = lineEnd > 0 ? lineEnd : text.LastIndexOf(' ', LongestPart - 1, LongestPart / 2);
            var piece = end > 0 ? text[..end] : MessageText.Cut(text, LongestPart);
            yield return piece;
            text = text[piece.Length..].TrimStart();
        }

        yield return text;
    }
}
