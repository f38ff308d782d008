using System.Runtime.InteropServices;

namespace Klimalos.Knowledge.Search;

/// <summary>What speaks for an article; each value is 0–1.</summary>
/// <param name="Relevance">BM25 over title, questions and body, as a share of the highest that the question could reach.</param>
/// <param name="Profile">Cosine of meanings with the article as a whole: how far it is about this and not also about other things.</param>
/// <param name="Text">Cosine of runs of characters and pairs of words with the whole article.</param>
/// <param name="Near">How near the nearest of the article's phrasings (title and questions) is.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Evidence(float Relevance, float Profile, float Text, Nearness Near)
{
    private const float RelevanceShare = 0.48f;
    private const float ProfileShare = 0.3f;
    private const float TextShare = 0.6f;

    /// <summary>Orders the articles of one question.</summary>
    public float Rank => (RelevanceShare * Relevance) + (ProfileShare * Profile) + (TextShare * Text) + Near.Rank;
}

/// <summary>How near a question is to one phrasing; each value is 0–1.</summary>
/// <param name="Meaning">Cosine of meanings.</param>
/// <param name="Wording">Cosine of runs of characters and pairs of words, over all words: what tells "what do we get" from "what do we give".</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Nearness(float Meaning, float Wording)
{
    private const float MeaningShare = 0.12f;
    private const float WordingShare = 0.18f;

    public float Rank => (MeaningShare * Meaning) + (WordingShare * Wording);
}
