using System.Runtime.InteropServices;

namespace Klimalos.Knowledge.Search;

/// <summary>One article in one language.</summary>
internal sealed record Unit(int Article, string Id, Languages.Language Language);

/// <param name="Frequency">Occurrences, weighted by field and by how surely the word means the term.</param>
/// <param name="Weight">The term's share of the article's meaning, which as a whole has the length 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UnitPosting(int Unit, float Frequency, float Weight);

/// <param name="Strength">How surely the phrasing's word means the term.</param>
/// <param name="Weight">The word's share of the phrasing, which as a whole has the length 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PhrasingPosting(int Phrasing, float Strength, float Weight);

/// <summary>Where each term occurs: in which units, and in which phrasings (titles and questions).</summary>
internal sealed class Postings
{
    public required IReadOnlyList<Unit> Units { get; init; }

    /// <summary>The unit of each phrasing.</summary>
    public required int[] Phrasings { get; init; }

    /// <summary>By term.</summary>
    public required UnitPosting[][] InUnits { get; init; }

    /// <summary>By term.</summary>
    public required PhrasingPosting[][] InPhrasings { get; init; }

    /// <summary>All phrasings, letter by letter.</summary>
    public required GramIndex Wording { get; init; }

    /// <summary>All units with their bodies, letter by letter.</summary>
    public required GramIndex Texts { get; init; }
}
