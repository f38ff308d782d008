using System.Globalization;
using System.Text;
using Klimalos.Conversations;
using Klimalos.Documents.Calendar;
using Klimalos.Languages;

namespace Klimalos.Documents;

/// <summary>The beginning of a document in the Markdown of replies. Notes to the officer and the table of facts at its head are left out.</summary>
internal static class DocumentPreview
{
    private const int LongestPreview = 900;
    private const int LongestBlock = 500;
    private const int MostRows = 8;

    public static string Of(Document document, Texts texts)
    {
        var shown = new List<string>();
        string? heading = null;
        var isCut = false;
        foreach (var block in document.Blocks)
        {
            if (block is Block.Heading next)
            {
                heading = $"**{Text(next.Runs)}**";
            }
            else if (Show(block) is { Length: > 0 } words)
            {
                if (isCut = shown.Sum(part => part.Length) + words.Length > LongestPreview && shown.Count > 0)
                    break;
                if (heading is not null)
                    shown.Add(heading);
                heading = null;
                shown.Add(words);
            }
        }

        var gaps = document.Blocks.Sum(CountGaps);
        return Paragraphs.Join(
            string.Join("\n\n", shown),
            isCut ? texts.Get(document.Language, "documents.preview-more") : null,
            gaps > 0 ? texts.Get(document.Language, "documents.preview-gaps", ("count", gaps)) : null);
    }

    public static string OfDates(IEnumerable<DatedItem> items, Texts texts, Language language) => Paragraphs.Join(
        texts.Get(language, "documents.calendar-preview"),
        string.Join('\n', items.Select(item => $"- **{LocalFormat.Date(language, item.Date)}**: {Markdown.Literal(item.Title)}")));

    private static string Show(Block block) => block switch
    {
        Block.Paragraph paragraph => Text(paragraph.Runs),
        Block.List list => string.Join('\n', list.Items.Select((item, index) => $"{Mark(list, index)} {Line(item)}")),
        Block.Table { Header.Count: > 0 } table => Rows(table),
        _ => string.Empty,
    };

    private static string Rows(Block.Table table)
    {
        var lines = table.Rows.Take(MostRows).Select(row => $"- **{Line(row[0])}**: {string.Join(" · ", row.Skip(1).Select(Line))}").ToList();
        if (table.Rows.Count > MostRows)
            lines.Add("- …");
        return string.Join('\n', lines);
    }

    private static string Mark(Block.List list, int index) =>
        list.IsNumbered ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}.") : "-";

    private static string Line(IReadOnlyList<Run> runs) => Text(runs).Replace("\n", " / ", StringComparison.Ordinal);

    private static string Text(IReadOnlyList<Run> runs) => Markdown.Literal(Shortened(string.Concat(runs.Select(run => run.Text))));

    private static string Shortened(string text)
    {
        if (text.Length <= LongestBlock)
            return text;
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().TakeWhile(_ => kept.Length < LongestBlock))
            kept.Append(rune);
        return $"{kept.ToString().TrimEnd()}…";
    }

    private static int CountGaps(Block block)
    {
        var gaps = 0;
        block.With(run =>
        {
            gaps += run.IsToFill ? 1 : 0;
            return [run];
        });
        return gaps;
    }
}
