namespace Klimalos.Knowledge;

/// <param name="Article">The answer; null when nothing reaches the threshold.</param>
/// <param name="Score">0–1, of the best article, also when it is below the threshold.</param>
/// <param name="Ranked">The best articles, best first; at most ten. For evaluation, and for "did you mean".</param>
public sealed record KnowledgeResult(Article? Article, double Score, IReadOnlyList<(Article Article, double Score)> Ranked);
