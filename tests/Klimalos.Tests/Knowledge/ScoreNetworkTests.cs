using Klimalos.Knowledge.Search;

namespace Klimalos.Tests.Knowledge;

public sealed class ScoreNetworkTests
{
    private const int Units = 5;

    private static readonly int Features = Confidence.Names.Count;

    [Fact]
    public void A_network_without_weights_knows_nothing() =>
        new ScoreNetwork(Same(0), Same(1), new double[ScoreNetwork.WeightsFor(Features, Units)]).Probability(Same(3)).ShouldBe(0.5);

    [Fact]
    public void A_network_says_the_same_after_it_was_written_and_read()
    {
        var random = new Random(1);
        double[] weights = [.. Enumerable.Range(0, ScoreNetwork.WeightsFor(Features, Units)).Select(_ => random.NextDouble() - 0.5)];
        var network = new ScoreNetwork(Same(0.2), Same(0.5), weights);

        ScoreNetwork.Read(network.Write()).Probability(Same(0.4)).ShouldBe(network.Probability(Same(0.4)), tolerance: 1e-3);
    }

    [Fact]
    public void The_first_unit_weighs_the_first_feature_by_its_first_weight()
    {
        var weights = new double[ScoreNetwork.WeightsFor(Features, Units)];
        weights[0] = 1;
        weights[Units * (Features + 1)] = 2;
        double[] features = [1, .. Same(0).Skip(1)];

        new ScoreNetwork(Same(0), Same(1), weights).Probability(features).ShouldBe(1 / (1 + Math.Exp(-2 * Math.Tanh(1))), tolerance: 1e-9);
    }

    private static double[] Same(double value) => [.. Enumerable.Repeat(value, Features)];
}
