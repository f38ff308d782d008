using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Klimalos.Documents.Templates;

/// <summary>
/// Reads the part of Markdown that documents need: headings, paragraphs, lists of one level, pipe tables, bold, italics, and a block
/// quote for a note. Placeholders stay in the text, so that what fills them is never read as Markdown.
/// </summary>
internal static class TemplateMarkdown
{
    // The dashes under a table's header give the columns' widths.
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables(new PipeTableOptions { InferColumnWidthsFromSeparator = true })
        .Build();

    /// <exception cref="TemplateException">Something in it has no form in a document.</exception>
    public static IReadOnlyList<Block> Parse(string markdown) => [.. Markdown.Parse(markdown, Pipeline).Select(Read)];

    private static Block Read(Markdig.Syntax.Block block) => block switch
    {
        HeadingBlock { Level: <= 3 } heading => new Block.Heading(heading.Level, Runs(heading)),
        ParagraphBlock paragraph => new Block.Paragraph(Runs(paragraph)),
        QuoteBlock quote => new Block.Note(OnlyParagraph(quote)),
        ListBlock list => new Block.List(list.IsOrdered, [.. list.Cast<ListItemBlock>().Select(OnlyParagraph)]),
        Table table => ReadTable(table),
        _ => throw Unsupported(block),
    };

    private static Block.Table ReadTable(Table table)
    {
        var rows = table.Cast<TableRow>().ToList();
        var header = Cells(rows[0]);
        // Markdig counts a column more when the row ends with a pipe; its width is 0.
        var widths = table.ColumnDefinitions.Take(header.Count).Select(column => (double)column.Width).ToList();
        return new Block.Table(header.All(cell => cell.Count == 0) ? [] : header, [.. rows.Skip(1).Select(Cells)], widths);
    }

    private static List<IReadOnlyList<Run>> Cells(TableRow row) => [.. row.Cast<TableCell>().Select(cell => cell.Count == 0 ? [] : OnlyParagraph(cell))];

    private static IReadOnlyList<Run> OnlyParagraph(ContainerBlock container) =>
        container is [ParagraphBlock paragraph] ? Runs(paragraph) : throw Unsupported(container);

    private static List<Run> Runs(LeafBlock block)
    {
        var runs = new List<Run>();
        foreach (var inline in block.Inline ?? [])
            Add(runs, inline, new Run(string.Empty), block);
        return runs;
    }

    private static void Add(List<Run> runs, Inline inline, Run style, LeafBlock block)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Append(runs, style with { Text = literal.Content.ToString() });
                break;
            case LineBreakInline lineBreak:
                Append(runs, style with { Text = lineBreak.IsHard ? "\n" : " " });
                break;
            case EmphasisInline emphasis:
                var inner = emphasis.DelimiterCount == 2 ? style with { IsBold = true } : style with { IsItalic = true };
                foreach (var child in emphasis)
                    Add(runs, child, inner, block);
                break;
            default:
                throw Unsupported(block);
        }
    }

    /// <summary>Markdig splits text at signs that might have meant something; placeholders need it whole.</summary>
    private static void Append(List<Run> runs, Run run)
    {
        if (runs is [.., var last] && last with { Text = run.Text } == run)
            runs[^1] = run with { Text = last.Text + run.Text };
        else
            runs.Add(run);
    }

    private static TemplateException Unsupported(Markdig.Syntax.Block block) => new(
        block.Line + 1,
        "only headings (# to ###), paragraphs, lists of one level, pipe tables, block quotes of one paragraph, bold and italics can stand in a document; "
        + "links are written out");
}

/// <summary>A fault in a template's Markdown.</summary>
/// <param name="line">Counted from 1 within the text that was parsed.</param>
internal sealed class TemplateException(int line, string cause) : Exception(cause)
{
    public int Line { get; } = line;
}
