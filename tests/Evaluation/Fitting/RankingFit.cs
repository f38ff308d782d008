using Klimalos.Knowledge.Search;

namespace Evaluation.Fitting;

/// <summary>Fits how much each signal counts: softmax over the articles of a question, held near where it began.</summary>
internal static class RankingFit
{
    private const int Steps = 200;
    private const double StepSize = 0.08;
    private const double Tie = 0.3;

    public static RankingWeights Fit(IReadOnlyList<Case> cases, RankingWeights start)
    {
        var answerable = cases.Where(item => item.Found.Best.Any(item.IsRight)).ToList();
        double[] begin = [.. start.Signals.Select(value => (double)value)];
        var fitted = Descent.Run(begin, Steps, StepSize, (weights, slopes) =>
        {
            foreach (var item in answerable)
                AddSlope(item, weights, slopes);
            for (var i = 0; i < weights.Length; i++)
                slopes[i] += Tie * (weights[i] - begin[i]);
        });
        return start with { Signals = [.. fitted.Select(value => (float)value)] };
    }

    private static void AddSlope(Case item, double[] weights, double[] slopes)
    {
        var candidates = item.Found.Best;
        Span<double> shares = stackalloc double[candidates.Count];
        double all = 0, right = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = Math.Exp(Math.Min(60, Sum(weights, candidates[i].Signals)));
            all += shares[i];
            right += item.IsRight(candidates[i]) ? shares[i] : 0;
        }
        for (var i = 0; i < shares.Length; i++)
        {
            var error = item.Weight * ((shares[i] / all) - (item.IsRight(candidates[i]) ? shares[i] / right : 0));
            if (Math.Abs(error) < 1e-4)
                continue;
            for (var k = 0; k < slopes.Length; k++)
                slopes[k] += error * candidates[i].Signals[k];
        }
    }

    private static double Sum(double[] weights, float[] signals)
    {
        var sum = 0.0;
        for (var i = 0; i < signals.Length; i++)
            sum += weights[i] * signals[i];
        return sum;
    }
}
