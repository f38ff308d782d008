using Klimalos.Languages;

namespace Klimalos.Documents;

/// <summary>A document free of any file format: what it says, in order.</summary>
/// <param name="Title">Plain text, not empty.</param>
public sealed record Document(Language Language, string Title, IReadOnlyList<Block> Blocks);

/// <summary>Text of one look. A line feed in it is a line break.</summary>
/// <param name="IsToFill">A gap that a person is to fill in before the document is used; shown so that it cannot be overlooked.</param>
public sealed record Run(string Text, bool IsBold = false, bool IsItalic = false, bool IsToFill = false);

/// <summary>One part of a document.</summary>
public abstract record Block
{
    private Block()
    {
    }

    /// <summary>The same block with each run replaced by others.</summary>
    internal abstract Block With(Func<Run, IEnumerable<Run>> replace);

    /// <param name="Level">1 or 2; the title stands above both.</param>
    public sealed record Heading(int Level, IReadOnlyList<Run> Runs) : Block
    {
        internal override Block With(Func<Run, IEnumerable<Run>> replace) => this with { Runs = Replaced(Runs, replace) };
    }

    public sealed record Paragraph(IReadOnlyList<Run> Runs) : Block
    {
        internal override Block With(Func<Run, IEnumerable<Run>> replace) => this with { Runs = Replaced(Runs, replace) };
    }

    /// <summary>A word to the person who works on the document, to be taken out before it is used.</summary>
    public sealed record Note(IReadOnlyList<Run> Runs) : Block
    {
        internal override Block With(Func<Run, IEnumerable<Run>> replace) => this with { Runs = Replaced(Runs, replace) };
    }

    public sealed record List(bool IsNumbered, IReadOnlyList<IReadOnlyList<Run>> Items) : Block
    {
        internal override Block With(Func<Run, IEnumerable<Run>> replace) => this with { Items = ReplacedAll(Items, replace) };
    }

    /// <param name="Header">Empty for a plain list of names and values.</param>
    /// <param name="Widths">Per cent of the text's width, one a column.</param>
    public sealed record Table(
        IReadOnlyList<IReadOnlyList<Run>> Header, IReadOnlyList<IReadOnlyList<IReadOnlyList<Run>>> Rows, IReadOnlyList<double> Widths) : Block
    {
        internal override Block With(Func<Run, IEnumerable<Run>> replace) =>
            this with { Header = ReplacedAll(Header, replace), Rows = [.. Rows.Select(row => ReplacedAll(row, replace))] };
    }

    private static IReadOnlyList<Run> Replaced(IReadOnlyList<Run> runs, Func<Run, IEnumerable<Run>> replace) => [.. runs.SelectMany(replace)];

    private static IReadOnlyList<IReadOnlyList<Run>> ReplacedAll(IReadOnlyList<IReadOnlyList<Run>> items, Func<Run, IEnumerable<Run>> replace) =>
        [.. items.Select(item => Replaced(item, replace))];
}
