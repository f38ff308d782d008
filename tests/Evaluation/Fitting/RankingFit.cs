using Klimalos.Knowledge.Search;

namespace Evaluation.Fitting;

/// <summary>A question with what the search found for it, before any weighing.</summary>
internal sealed record Case(Question Question, AskedQuestion Asked, IReadOnlyList<Candidate> Candidates)
{
    public bool IsRight(Candidate candidate) => Question.Expected.Contains(candidate.Id, StringComparer.Ordinal);

    /// <summary>The same in the order that the weights give.</summary>
    public List<Candidate> Ranked(RankingWeights weights) =>
        [.. Candidates.Select(candidate => candidate with { Rank = weights.Rank(candidate.Signals) }).OrderByDescending(candidate => candidate.Rank)];
}

/// <summary>Fits how much each signal counts (softmax over the articles of a question), and the score (logistic), both held near where they began.</summary>
internal static class RankingFit
{
    private const int Steps = 300;
    private const double StepSize = 0.05;
    private const double Tie = 0.5;
    private const double ScoreTie = 0.3;

    public static RankingWeights Fit(IReadOnlyList<Case> cases, RankingWeights start)
    {
        var signals = Signals(cases, start);
        var ranked = start with { Signals = signals };
        var scored = ranked with { Confidence = Score(cases, ranked) };
        return Thresholds.Fit(cases, scored);
    }

    private static float[] Signals(IReadOnlyList<Case> cases, RankingWeights start)
    {
        var answerable = cases.Where(item => item.Candidates.Any(item.IsRight)).ToList();
        double[] begin = [.. start.Signals.Select(value => (double)value)];
        var fitted = Descent.Run(begin, Steps, StepSize, (weights, slopes) =>
        {
            foreach (var item in answerable)
                AddSlope(item, weights, slopes);
            for (var i = 0; i < weights.Length; i++)
                slopes[i] += Tie * (weights[i] - begin[i]);
        });
        return [.. fitted.Select(value => (float)value)];
    }

    private static void AddSlope(Case item, double[] weights, double[] slopes)
    {
        Span<double> shares = stackalloc double[item.Candidates.Count];
        double all = 0, right = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = Math.Exp(Math.Min(60, Sum(weights, item.Candidates[i].Signals)));
            all += shares[i];
            right += item.IsRight(item.Candidates[i]) ? shares[i] : 0;
        }
        for (var i = 0; i < shares.Length; i++)
        {
            var error = (shares[i] / all) - (item.IsRight(item.Candidates[i]) ? shares[i] / right : 0);
            if (Math.Abs(error) < 1e-5)
                continue;
            for (var k = 0; k < slopes.Length; k++)
                slopes[k] += error * item.Candidates[i].Signals[k];
        }
    }

    private static double Sum(double[] weights, float[] signals)
    {
        var sum = 0.0;
        for (var i = 0; i < signals.Length; i++)
            sum += weights[i] * signals[i];
        return sum;
    }

    private static double[] Score(IReadOnlyList<Case> cases, RankingWeights ranked)
    {
        var known = cases.Where(item => item.Candidates.Count > 0).Select(item =>
        {
            var best = item.Ranked(ranked);
            return (Features: Confidence.Features(item.Asked, best), IsRight: item.IsRight(best[0]), Weight: item.Question.IsAnswerable ? 1 : 2);
        }).ToList();
        return Descent.Run(new double[Confidence.Names.Count], Steps * 3, StepSize, (weights, slopes) =>
        {
            foreach (var (features, isRight, weight) in known)
            {
                var error = weight * (Confidence.Of(features, weights) - (isRight ? 1 : 0));
                for (var i = 0; i < slopes.Length; i++)
                    slopes[i] += error * features[i];
            }
            for (var i = 1; i < slopes.Length; i++)
                slopes[i] += ScoreTie * weights[i];
        });
    }
}
