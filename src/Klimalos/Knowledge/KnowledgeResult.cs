namespace Klimalos.Knowledge;

/// <summary>An answer, a question back, or neither: "I don't know".</summary>
/// <param name="Article">The answer; null when no article is sure enough.</param>
/// <param name="Score">0–1: how likely it is that the best article answers the question, also when it is not given.</param>
/// <param name="Ranked">The best articles, best first; at most ten.</param>
/// <param name="DidYouMean">Two or three articles to choose among when none is sure enough but some are likely; else empty.</param>
public sealed record KnowledgeResult(Article? Article, double Score, IReadOnlyList<Article> Ranked, IReadOnlyList<Article> DidYouMean)
{
    public static KnowledgeResult Nothing { get; } = new(null, 0, [], []);
}
