using Klimalos.Knowledge.Search;

namespace Evaluation.Fitting;

/// <summary>Fits the network that tells how likely the best article is right.</summary>
internal static class ScoreFit
{
    private const int Steps = 400;
    private const double StepSize = 0.01;
    private const double Shrinking = 0.3;
    private const int Seed = 2050;

    /// <param name="weights">That rank the articles.</param>
    public static ScoreNetwork Fit(IReadOnlyList<Case> cases, RankingWeights weights)
    {
        var known = cases.Where(item => item.Found.Best.Count > 0).Select(item => Sample.Of(item, weights)).ToList();
        var places = Enumerable.Range(0, Confidence.Names.Count).ToList();
        double[] usual = [.. places.Select(place => known.Average(sample => sample.Features[place]))];
        double[] spread = [.. places.Select(place => Math.Max(1e-3, Math.Sqrt(known.Average(sample => Math.Pow(sample.Features[place] - usual[place], 2)))))];
        var network = new ScoreNetwork(usual, spread, []);
        known = [.. known.Select(sample => sample with { Features = network.Normal(sample.Features) })];
        var random = new Random(Seed);
        double[] start = [.. Enumerable.Range(0, ScoreNetwork.WeightsFor(usual.Length)).Select(_ => (random.NextDouble() - 0.5) * 0.4)];
        return new ScoreNetwork(usual, spread, Descent.Run(start, Steps, StepSize, (now, slopes) =>
        {
            foreach (var sample in known)
                AddSlope(sample, now, slopes);
            for (var i = 0; i < now.Length; i++)
                slopes[i] += Shrinking * now[i];
        }));
    }

    /// <summary>Back through the network.</summary>
    private static void AddSlope(Sample sample, double[] weights, double[] slopes)
    {
        Span<double> units = stackalloc double[ScoreNetwork.Units];
        var error = sample.Weight * (ScoreNetwork.Probability(sample.Features, weights, units) - (sample.IsRight ? 1 : 0));
        var stride = sample.Features.Length + 1;
        var output = ScoreNetwork.Units * stride;
        slopes[output + ScoreNetwork.Units] += error;
        for (var unit = 0; unit < ScoreNetwork.Units; unit++)
        {
            slopes[output + unit] += error * units[unit];
            var back = error * weights[output + unit] * (1 - (units[unit] * units[unit]));
            var row = slopes.AsSpan(unit * stride, stride);
            for (var i = 0; i < sample.Features.Length; i++)
                row[i] += back * sample.Features[i];
            row[^1] += back;
        }
    }

    private sealed record Sample(double[] Features, bool IsRight, double Weight)
    {
        public static Sample Of(Case item, RankingWeights weights)
        {
            var found = item.Ranked(weights);
            return new Sample(Confidence.Features(found.Asked, found.Best, found.Highest), item.IsRight(found.Best[0]), item.Weight);
        }
    }
}
