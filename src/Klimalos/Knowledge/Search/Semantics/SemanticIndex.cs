using System.Runtime.InteropServices;

namespace Klimalos.Knowledge.Search.Semantics;

/// <summary>Where the articles lie: each phrasing by itself, and each article as the middle of all it says in all languages.</summary>
internal sealed class SemanticIndex
{
    /// <summary>One step of a byte. Of a row of the length 1 hardly a number is greater than 0.4.</summary>
    private const float Scale = 0.4f / sbyte.MaxValue;

    private readonly List<int> _articles = [];
    private readonly List<sbyte> _phrasings = [];
    private readonly List<float[]> _middles = [];
    private readonly List<float[]> _learnt = [];

    public void Add(int article, float[] place)
    {
        _articles.Add(article);
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
        _middles.ForEach(middle => Vectors.Normalise(middle));
        _learnt.AddRange(learnt.Zip(_middles, (place, middle) => place ?? middle));
    }

    /// <summary>Writes each article's nearness (cosine) to the place: of its nearest phrasing, as a whole, and by what was learnt.</summary>
    public void Compare(float[] place, Span<float> nearest, Span<float> whole, Span<float> learnt)
    {
        nearest.Clear();
        Span<short> asked = stackalloc short[SemanticModel.Dimensions];
        var scale = Scale * Rounded(place, asked);
        var phrasings = CollectionsMarshal.AsSpan(_phrasings);
        for (var i = 0; i < _articles.Count; i++)
        {
            ref var best = ref nearest[_articles[i]];
            best = Math.Max(best, scale * Vectors.Dot(phrasings.Slice(i * SemanticModel.Dimensions, SemanticModel.Dimensions), asked));
        }
        for (var article = 0; article < _middles.Count; article++)
        {
            whole[article] = Vectors.Dot(_middles[article], place);
            learnt[article] = Vectors.Dot(_learnt[article], place);
        }
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
