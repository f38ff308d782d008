using System.Runtime.InteropServices;

namespace Klimalos.Knowledge.Search;

/// <summary>What speaks for an article; each value is 0–1.</summary>
/// <param name="Relevance">BM25 over title, questions and body, as a share of the highest that the question could reach.</param>
/// <param name="Coverage">The share of the question's meaning that the article has anywhere.</param>
/// <param name="Phrasing">Cosine of meanings with the nearest of the article's questions and title.</param>
/// <param name="Grams">Cosine of runs of characters with that phrasing.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Evidence(float Relevance, float Coverage, float Phrasing, float Grams)
{
    private const float RelevanceShare = 0.3f;
    private const float CoverageShare = 0.15f;
    private const float PhrasingShare = 0.35f;
    private const float GramsShare = 0.2f;

    /// <summary>Orders the articles of one question.</summary>
    public float Rank => (RelevanceShare * Relevance) + (CoverageShare * Coverage) + Nearness(Phrasing, Grams);

    /// <summary>With this phrasing, when it is nearer than the one known so far.</summary>
    public Evidence WithPhrasing(float phrasing, float grams) =>
        Nearness(phrasing, grams) > Nearness(Phrasing, Grams) ? this with { Phrasing = phrasing, Grams = grams } : this;

    private static float Nearness(float phrasing, float grams) => (PhrasingShare * phrasing) + (GramsShare * grams);
}
