using System.Globalization;

namespace Klimalos.Documents;

/// <summary>Writes a document's body as plain text, with a blank line between blocks; the lines of a list item stand under one another.</summary>
internal static class TextFile
{
    public static string Write(Document document) => string.Join("\n\n", document.Blocks.Select(Write));

    private static string Write(Block block) => block switch
    {
        Block.Heading heading => Text(heading.Runs),
        Block.Paragraph paragraph => Text(paragraph.Runs),
        Block.Note note => Text(note.Runs),
        Block.List list => string.Join('\n', list.Items.Select((item, index) => $"{Mark(list, index)} {Text(item).Replace("\n", "\n  ", StringComparison.Ordinal)}")),
        Block.Table table => string.Join('\n', table.Rows.Select(row => string.Join(": ", row.Select(Text)))),
        _ => throw new ArgumentException($"A {block.GetType().Name} has no form as plain text.", nameof(block)),
    };

    private static string Mark(Block.List list, int index) =>
        list.IsNumbered ? string.Create(CultureInfo.InvariantCulture, $"{index + 1}.") : "-";

    private static string Text(IReadOnlyList<Run> runs) => string.Concat(runs.Select(run => run.Text));
}
