using Klimalos.Knowledge.Search;

namespace Evaluation.Fitting;

/// <summary>
/// Fits the network that tells how likely the best article is right. Several small networks that began differently are put side by side,
/// and each tells its share: chance errs less that way.
/// </summary>
internal static class ScoreFit
{
    private const int Steps = 300;
    private const int Networks = 3;
    private const int Units = 8;
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
        return new ScoreNetwork(usual, spread, SideBySide([.. Enumerable.Range(0, Networks).Select(number => Descend(known, new Random(Seed + number)))], usual.Length));
    }

    private static double[] Descend(List<Sample> known, Random random)
    {
        double[] start = [.. Enumerable.Range(0, ScoreNetwork.WeightsFor(known[0].Features.Length, Units)).Select(_ => (random.NextDouble() - 0.5) * 0.4)];
        return Descent.Run(start, Steps, StepSize, (now, slopes) =>
        {
            foreach (var sample in known)
                AddSlope(sample, now, slopes);
            for (var i = 0; i < now.Length; i++)
                slopes[i] += Shrinking * now[i];
        });
    }

    /// <summary>One network whose log odds are the mean of those of all.</summary>
    private static double[] SideBySide(double[][] networks, int features)
    {
        var output = Units * (features + 1);
        return
        [
            .. networks.SelectMany(network => network[..output]),
            .. networks.SelectMany(network => network[output..^1]).Select(weight => weight / networks.Length),
            networks.Average(network => network[^1]),
        ];
    }

    /// <summary>Back through the network.</summary>
    private static void AddSlope(Sample sample, double[] weights, double[] slopes)
    {
        Span<double> units = stackalloc double[Units];
        var error = sample.Weight * (ScoreNetwork.Probability(sample.Features, weights, units) - (sample.IsRight ? 1 : 0));
        var stride = sample.Features.Length + 1;
        var output = Units * stride;
        slopes[output + Units] += error;
        for (var unit = 0; unit < Units; unit++)
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
