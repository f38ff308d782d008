using System.Runtime.InteropServices;

namespace Klimalos.Knowledge.Search.Semantics;

/// <summary>Where the articles lie: each phrasing by itself, and each article as the middle of all it says in all languages.</summary>
internal sealed class SemanticIndex
{
    /// <summary>One step of a byte. Of a row of the length 1 hardly a number is greater than 0.4.</summary>
    private const float Scale = 0.4f / sbyte.MaxValue;

    /// <summary>
    /// So many articles are compared phrasing by phrasing: those that lie nearest as a whole. Of the others no phrasing comes as near, and
    /// going through all of them would cost more than the rest of a search.
    /// </summary>
    private const int MostCompared = 64;

    /// <summary>The first phrasing of each article, and the end of the last one's.</summary>
    private readonly List<int> _starts = [];
    private readonly List<sbyte> _phrasings = [];
    private readonly List<float[]> _middles = [];
    private readonly List<float[]> _learnt = [];

    /// <param name="article">That of the call before, or the next one.</param>
    /// <param name="place">Where the phrasing lies.</param>
    public void Add(int article, float[] place)
    {
        if (article == _starts.Count)
            _starts.Add(_phrasings.Count);
        foreach (var value in place)
            _phrasings.Add((sbyte)Math.Clamp(MathF.Round(value / Scale), -sbyte.MaxValue, sbyte.MaxValue));
        while (_middles.Count <= article)
            _middles.Add(new float[SemanticModel.Dimensions]);
        Vectors.Add(place, 1, _middles[article]);
    }

    /// <summary>Call when all are added.</summary>
    /// <param name="learnt">Where each article lies by what was learnt; null for one that is newer than that: it lies in its own middle.</param>
    public void Finish(IEnumerable<float[]?> learnt)
    {
        _starts.Add(_phrasings.Count);
        _middles.ForEach(middle => Vectors.Normalise(middle));
        _learnt.AddRange(learnt.Zip(_middles, (place, middle) => place ?? middle));
    }

    /// <summary>Writes each article's nearness (cosine) to the place: of its nearest phrasing, as a whole, and by what was learnt.</summary>
    public void Compare(float[] place, Span<float> nearest, Span<float> whole, Span<float> learnt)
    {
        for (var article = 0; article < _middles.Count; article++)
        {
            whole[article] = Vectors.Dot(_middles[article], place);
            learnt[article] = Vectors.Dot(_learnt[article], place);
            nearest[article] = Math.Max(whole[article], learnt[article]);
        }
        var floor = Floor(nearest);
        Span<short> asked = stackalloc short[SemanticModel.Dimensions];
        var scale = Scale * Rounded(place, asked);
        for (var article = 0; article < _middles.Count; article++)
            nearest[article] = nearest[article] < floor ? Math.Max(0, whole[article]) : scale * NearestPhrasing(article, asked);
    }

    /// <summary>How near an article must lie as a whole for its phrasings to be looked at.</summary>
    private static float Floor(ReadOnlySpan<float> nearness)
    {
        if (nearness.Length <= MostCompared)
            return float.MinValue;
        Span<float> sorted = stackalloc float[nearness.Length];
        nearness.CopyTo(sorted);
        sorted.Sort();
        return sorted[^MostCompared];
    }

    private int NearestPhrasing(int article, ReadOnlySpan<short> asked)
    {
        var all = CollectionsMarshal.AsSpan(_phrasings);
        var best = 0;
        for (var rest = all[_starts[article].._starts[article + 1]]; !rest.IsEmpty; rest = rest[SemanticModel.Dimensions..])
            best = Math.Max(best, Vectors.Dot(rest[..SemanticModel.Dimensions], asked));
        return best;
    }

    /// <summary>Whole numbers up to that of a byte: there are tens of thousands of phrasings, and whole numbers multiply in a fraction of the time.</summary>
    /// <returns>What one step is worth.</returns>
    private static float Rounded(ReadOnlySpan<float> place, Span<short> rounded)
    {
        var step = 1e-9f;
        foreach (var value in place)
            step = Math.Max(step, MathF.Abs(value) / sbyte.MaxValue);
        for (var i = 0; i < place.Length; i++)
            rounded[i] = (short)MathF.Round(place[i] / step);
        return step;
    }
}
