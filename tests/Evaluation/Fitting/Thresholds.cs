using Klimalos.Knowledge.Search;

namespace Evaluation.Fitting;

/// <summary>
/// Chooses the two thresholds. Of the questions that no article answers at least the given share must be refused: that fixes the lower
/// one. The upper one lies where a wrong answer costs as much as the given number of needless questions back.
/// </summary>
internal static class Thresholds
{
    private const double RefusedShare = 0.965;
    private const double CostOfWrong = 1.2;

    public static RankingWeights Fit(IReadOnlyList<Case> cases, RankingWeights weights)
    {
        var scored = cases.Select(item =>
        {
            var best = item.Ranked(weights);
            var score = best.Count == 0 ? 0 : Confidence.Of(Confidence.Features(item.Asked, best), weights.Confidence);
            return (item.Question.IsAnswerable, IsRight: best.Count > 0 && item.IsRight(best[0]), Score: score);
        }).ToList();
        var unanswerable = scored.Where(item => !item.IsAnswerable).Select(item => item.Score).Order().ToList();
        var lower = unanswerable.Count == 0 ? 0.35 : unanswerable[Math.Min((int)(unanswerable.Count * RefusedShare), unanswerable.Count - 1)] + 1e-3;
        var upper = Enumerable.Range(0, 100).Select(step => lower + (step * 0.005))
            .MaxBy(level => scored.Where(item => item.Score >= level).Sum(item => item.IsRight ? 1 : -CostOfWrong));
        return weights with { Answer = upper, DidYouMean = lower };
    }
}
