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

    /// <summary>Between the two a question is asked back.</summary>
    private const double NarrowestDoubt = 0.015;

    /// <summary>Of what people ask; there are more of them among the questions to learn from.</summary>
    private const double UnanswerableShare = 0.2;

    /// <param name="judged">By weights that had not seen the question.</param>
    public static RankingWeights Fit(IReadOnlyList<Judged> judged, RankingWeights weights)
    {
        var unanswerable = judged.Where(item => !item.Case.Question.IsAnswerable && !item.Case.IsStray).Select(item => item.Score).Order().ToList();
        var lower = unanswerable[Math.Min((int)(unanswerable.Count * RefusedShare), unanswerable.Count - 1)] + 1e-3;
        var upper = Enumerable.Range(0, 100).Select(step => lower + NarrowestDoubt + (step * 0.005)).MaxBy(level => Gain(judged, level));
        return weights with { Answer = upper, DidYouMean = lower };
    }

    /// <summary>What answering from that score on gains, a question, where one in so many has no answer.</summary>
    private static double Gain(IReadOnlyList<Judged> judged, double level)
    {
        var whole = judged.Where(item => item.Case.IsWholeQuestion && !item.Case.IsStray).ToLookup(item => item.Case.Question.IsAnswerable);
        return ((1 - UnanswerableShare) * whole[true].Average(item => item.Score < level ? 0 : item.IsRight ? 1 : -CostOfWrong))
            - (UnanswerableShare * whole[false].Average(item => item.Score < level ? 0 : CostOfWrong));
    }
}

/// <param name="IsRight">The best article answers the question.</param>
internal sealed record Judged(Case Case, bool IsRight, double Score);
