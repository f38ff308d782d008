using System.Runtime.InteropServices;

namespace Klimalos.Knowledge.Search;

/// <summary>What speaks for an article; each value is 0–1.</summary>
/// <param name="Relevance">BM25 over all its texts, as a share of the highest that the question could reach.</param>
/// <param name="Profile">Cosine of meanings with the article as a whole: how far it is about this and not also about other things.</param>
/// <param name="Text">Cosine of runs of characters and pairs of words with the whole article.</param>
/// <param name="Wording">
/// The same with the nearest of its title and questions, over all words: what tells "what do we get" from "what do we give".
/// </param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Evidence(float Relevance, float Profile, float Text, float Wording)
{
    private const float RelevanceShare = 0.48f;
    private const float ProfileShare = 0.3f;
    private const float TextShare = 0.6f;
    private const float WordingShare = 0.3f;

    /// <summary>Orders the languages of one article.</summary>
    public float Rank => (RelevanceShare * Relevance) + (ProfileShare * Profile) + (TextShare * Text) + (WordingShare * Wording);
}
