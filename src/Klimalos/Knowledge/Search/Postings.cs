using System.Runtime.InteropServices;

namespace Klimalos.Knowledge.Search;

/// <summary>One article in one language.</summary>
internal sealed record Unit(int Article, string Id, Languages.Language Language);

/// <param name="Frequency">Occurrences, weighted by field and by how surely the word means the term.</param>
/// <param name="Weight">The term's share of the article's meaning, which as a whole has the length 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct UnitPosting(int Unit, float Frequency, float Weight);

/// <summary>Where each term occurs, and what the articles' texts share with a question letter by letter.</summary>
internal sealed class Postings
{
    public required IReadOnlyList<Unit> Units { get; init; }

    /// <summary>The unit of each title and question.</summary>
    public required int[] Asked { get; init; }

    /// <summary>By term.</summary>
    public required UnitPosting[][] InUnits { get; init; }

    /// <summary>All titles and questions, letter by letter.</summary>
    public required GramIndex Wording { get; init; }

    /// <summary>All units with their bodies, letter by letter.</summary>
    public required GramIndex Texts { get; init; }
}
