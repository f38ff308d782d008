using Klimalos.Knowledge.Search;

namespace Evaluation.Fitting;

/// <summary>
/// Chooses the two thresholds. Of the questions that no article answers at least the given share must be refused: that fixes the lower
/// one. The upper one lies where, of the questions that people wrote out, as many as costs allow are answered wrongly instead of asked back.
/// </summary>
internal static class Thresholds
{
    private const double RefusedShare = 0.94;
    private const double CostOfWrong = 0.4;

    /// <param name="judged">By weights that had not seen the question.</param>
    public static RankingWeights Fit(IReadOnlyList<Judged> judged, RankingWeights weights)
    {
        var unanswerable = judged.Where(item => !item.Case.Question.IsAnswerable).Select(item => item.Score).Order().ToList();
        var lower = unanswerable[Math.Min((int)(unanswerable.Count * RefusedShare), unanswerable.Count - 1)] + 1e-3;
        var upper = Enumerable.Range(0, 100).Select(step => lower + (step * 0.005))
            .MaxBy(level => judged.Where(item => item.Case.IsWholeQuestion && item.Score >= level).Sum(item => item.IsRight ? 1 : -CostOfWrong));
        return weights with { Answer = upper, DidYouMean = lower };
    }
}

/// <param name="IsRight">The best article answers the question.</param>
internal sealed record Judged(Case Case, bool IsRight, double Score);
