using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using WordRun = DocumentFormat.OpenXml.Wordprocessing.Run;

namespace Klimalos.Documents.Word;

/// <summary>Turns blocks into WordprocessingML, and keeps count of the numbered lists in it.</summary>
internal sealed class WordBody
{
    private int numberedLists;

    public IEnumerable<OpenXmlElement> Of(Document document)
    {
        var title = new[] { new Run(document.Title) };
        return [Paragraph(WordStyles.Title, title), .. document.Blocks.SelectMany(Of)];
    }

    /// <summary>The definitions of the lists that have been written.</summary>
    public Numbering Numbering() => WordLists.Make(numberedLists);

    private IEnumerable<OpenXmlElement> Of(Block block) => block switch
    {
        Block.Heading heading => [Paragraph(WordStyles.Heading(heading.Level), heading.Runs)],
        Block.Paragraph paragraph => [Paragraph(WordStyles.Text, paragraph.Runs)],
        Block.Note note => [Paragraph(WordStyles.Note, note.Runs)],
        Block.List list => Of(list),
        // Word joins tables that follow one another, and wants a paragraph before the end of the body.
        Block.Table table => [Of(table), Paragraph(WordStyles.AfterTable, [])],
        _ => throw new ArgumentException($"A {block.GetType().Name} has no form in Word.", nameof(block)),
    };

    private Paragraph[] Of(Block.List list)
    {
        var number = list.IsNumbered ? WordLists.FirstNumbered + numberedLists++ : WordLists.Bullets;
        var paragraphs = list.Items.Select(item => Paragraph(list.IsNumbered ? WordStyles.ListNumber : WordStyles.ListBullet, item)).ToArray();
        foreach (var paragraph in paragraphs)
        {
            paragraph.ParagraphProperties!.NumberingProperties =
                new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = number });
        }

        return paragraphs;
    }

    private static Table Of(Block.Table table)
    {
        var widths = table.Widths.Select(width => (int)(width * WordMeasures.TextWidth / 100)).ToList();
        var hasHeader = table.Header.Count > 0;
        var result = new Table(
            new TableProperties(
                new TableStyle { Val = hasHeader ? WordStyles.Grid : WordStyles.Facts },
                new TableWidth { Type = TableWidthUnitValues.Dxa, Width = Number(widths.Sum()) },
                new TableLayout { Type = TableLayoutValues.Fixed },
                // What names the values is the first row, or in a list of facts the first column.
                new TableLook { Val = hasHeader ? "0020" : "0080", FirstRow = hasHeader, LastRow = false, FirstColumn = !hasHeader, LastColumn = false, NoHorizontalBand = true, NoVerticalBand = true }),
            new TableGrid(widths.Select(width => new GridColumn { Width = Number(width) })));
        if (hasHeader)
            result.Append(Row(table.Header, widths, isHeader: true));
        result.Append(table.Rows.Select(row => Row(row, widths, isHeader: false)));
        return result;
    }

    private static TableRow Row(IReadOnlyList<IReadOnlyList<Run>> cells, List<int> widths, bool isHeader)
    {
        // A row stays on one page; the header is repeated on each.
        var properties = new TableRowProperties(new CantSplit());
        if (isHeader)
            properties.Append(new TableHeader());
        return new TableRow([properties, .. widths.Select((width, column) => new TableCell(
            new TableCellProperties(new TableCellWidth { Type = TableWidthUnitValues.Dxa, Width = Number(width) }),
            Paragraph(WordStyles.Cell, column < cells.Count ? cells[column] : [])))]);
    }

    private static Paragraph Paragraph(string style, IReadOnlyList<Run> runs) =>
        new([new ParagraphProperties(new ParagraphStyleId { Val = style }), .. runs.Select(Of)]);

    private static WordRun Of(Run run)
    {
        var properties = new RunProperties();
        if (run.IsToFill)
            properties.Append(new RunStyle { Val = WordStyles.ToFill });
        if (run.IsBold)
            properties.Append(new Bold());
        if (run.IsItalic)
            properties.Append(new Italic());

        var result = new WordRun();
        if (properties.HasChildren)
            result.Append(properties);
        foreach (var (line, index) in run.Text.Split('\n').Select((line, index) => (line, index)))
        {
            if (index > 0)
                result.Append(new Break());
            result.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return result;
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
