using System.Globalization;

namespace Klimalos.Knowledge.Search;

/// <summary>How much each signal counts, and which scores are enough: from <c>ranking.tsv</c>, which <c>tests/Evaluation --fit</c> writes.</summary>
/// <param name="Signals">In the order of <see cref="Search.Signals.Names"/>.</param>
/// <param name="Answer">A question whose best article has at least this score is answered.</param>
/// <param name="DidYouMean">With at least this score the person is asked which of the best articles was meant.</param>
internal sealed record RankingWeights(float[] Signals, double Answer, double DidYouMean)
{
    private const string Resource = "Klimalos.Knowledge.Search.ranking.tsv";

    private static readonly Lazy<RankingWeights> Shared = new(Load);

    /// <summary>The ones that the build brought along.</summary>
    public static RankingWeights Fitted => Shared.Value;

    public float Rank(float[] signals)
    {
        var sum = 0f;
        for (var i = 0; i < signals.Length; i++)
            sum += Signals[i] * signals[i];
        return sum;
    }

    /// <exception cref="FormatException">A line is not a name, a tab and a number.</exception>
    public static RankingWeights Read(IEnumerable<string> lines)
    {
        var values = lines.Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        return new RankingWeights(
            [.. Search.Signals.Names.Select(name => (float)values.GetValueOrDefault(name))],
            values["threshold-answer"],
            values["threshold-did-you-mean"]);
    }

    public IEnumerable<string> Write() =>
        Search.Signals.Names.Zip(Signals, (name, value) => Line(name, value))
            .Append(Line("threshold-answer", Answer))
            .Append(Line("threshold-did-you-mean", DidYouMean));

    private static string Line(string name, double value) => string.Create(CultureInfo.InvariantCulture, $"{name}\t{value:F3}");

    private static RankingWeights Load()
    {
        using var stream = typeof(RankingWeights).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The build left out {Resource}.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
