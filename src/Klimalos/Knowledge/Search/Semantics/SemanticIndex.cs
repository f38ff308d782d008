using System.Runtime.InteropServices;

namespace Klimalos.Knowledge.Search.Semantics;

/// <summary>Where the articles lie: each phrasing by itself, and each article as the middle of all it says in all languages.</summary>
internal sealed class SemanticIndex
{
    private readonly List<int> _articles = [];
    private readonly List<float> _phrasings = [];
    private readonly List<float[]> _middles = [];

    public void Add(int article, float[] place)
    {
        _articles.Add(article);
        _phrasings.AddRange(place);
        while (_middles.Count <= article)
            _middles.Add(new float[SemanticModel.Dimensions]);
        Vectors.Add(place, 1, _middles[article]);
    }

    /// <summary>Call when all are added.</summary>
    public void Finish() => _middles.ForEach(middle => Vectors.Normalise(middle));

    /// <summary>Writes each article's nearness (cosine) to the place: of its nearest phrasing, and as a whole.</summary>
    public void Compare(float[] place, Span<float> nearest, Span<float> whole)
    {
        nearest.Clear();
        var phrasings = CollectionsMarshal.AsSpan(_phrasings);
        for (var i = 0; i < _articles.Count; i++)
        {
            ref var best = ref nearest[_articles[i]];
            best = Math.Max(best, Vectors.Dot(phrasings.Slice(i * SemanticModel.Dimensions, SemanticModel.Dimensions), place));
        }
        for (var article = 0; article < _middles.Count; article++)
            whole[article] = Vectors.Dot(_middles[article], place);
    }
}
