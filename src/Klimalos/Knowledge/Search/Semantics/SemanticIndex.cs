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

    /// <summary>Writes where each article lies, seen from the place.</summary>
    public void Compare(float[] place, Span<Placement> placements)
    {
        Span<float> nearness = stackalloc float[_middles.Count];
        for (var article = 0; article < _middles.Count; article++)
        {
            var whole = Vectors.Dot(_middles[article], place);
            var learnt = Vectors.Dot(_learnt[article], place);
            placements[article] = new Placement(Math.Max(0, whole), Math.Max(0, whole), whole, learnt);
            nearness[article] = Math.Max(whole, learnt);
        }
        var floor = Floor(nearness);
        Span<short> asked = stackalloc short[SemanticModel.Dimensions];
        var scale = Scale * Rounded(place, asked);
        for (var article = 0; article < _middles.Count; article++)
        {
            if (nearness[article] < floor)
                continue;
            var (first, second, third) = NearestPhrasings(article, asked);
            placements[article] = placements[article] with { Nearest = scale * first, Few = scale * (first + second + third) / 3 };
        }
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

    private (int First, int Second, int Third) NearestPhrasings(int article, ReadOnlySpan<short> asked)
    {
        var all = CollectionsMarshal.AsSpan(_phrasings);
        var (first, second, third) = (0, 0, 0);
        for (var rest = all[_starts[article].._starts[article + 1]]; !rest.IsEmpty; rest = rest[SemanticModel.Dimensions..])
        {
            var nearness = Vectors.Dot(rest[..SemanticModel.Dimensions], asked);
            if (nearness > first)
                (first, second, third) = (nearness, first, second);
            else if (nearness > second)
                (second, third) = (nearness, second);
            else if (nearness > third)
                third = nearness;
        }
        return (first, second, third);
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
