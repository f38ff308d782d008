using System.Globalization;

namespace Klimalos.Knowledge.Search;

/// <summary>
/// A small network of one hidden layer that makes one probability of the features of <see cref="Confidence"/>. Its weights stand in
/// <c>confidence.tsv</c>: a line for each feature with its usual value and spread and a weight for each hidden unit, then the units'
/// constants, then what each unit adds to the log odds and their constant.
/// </summary>
internal sealed class ScoreNetwork
{
    private const string Resource = "Klimalos.Knowledge.Search.confidence.tsv";
    private const string UnitConstants = "constants";
    private const string Output = "output";

    private static readonly Lazy<ScoreNetwork> Shared = new(Load);

    private readonly double[] _usual;
    private readonly double[] _spread;
    private readonly double[] _weights;

    /// <param name="usual">Of each feature.</param>
    /// <param name="spread">Of each feature; 1 for one that never varies.</param>
    /// <param name="weights">Unit by unit those of the features and the constant; then those of the output and its constant.</param>
    public ScoreNetwork(double[] usual, double[] spread, double[] weights) => (_usual, _spread, _weights) = (usual, spread, weights);

    /// <summary>The one that the build brought along.</summary>
    public static ScoreNetwork Fitted => Shared.Value;

    /// <summary>How many weights a network of so many hidden units has.</summary>
    public static int WeightsFor(int features, int units) => (units * (features + 2)) + 1;

    private int Units => (_weights.Length - 1) / (_usual.Length + 2);

    public double Probability(double[] features) => Probability(Normal(features), _weights, stackalloc double[Units]);

    /// <summary>The features as distances from their usual values.</summary>
    public double[] Normal(double[] features) => [.. features.Select((value, i) => (value - _usual[i]) / _spread[i])];

    /// <param name="normal">Of <see cref="Normal"/>.</param>
    /// <param name="units">Receives what the hidden units say; as long as there are units.</param>
    public static double Probability(double[] normal, double[] weights, Span<double> units)
    {
        var place = 0;
        for (var unit = 0; unit < units.Length; unit++)
        {
            var sum = 0.0;
            foreach (var value in normal)
                sum += weights[place++] * value;
            units[unit] = Math.Tanh(sum + weights[place++]);
        }
        var odds = weights[place + units.Length];
        for (var unit = 0; unit < units.Length; unit++)
            odds += weights[place + unit] * units[unit];
        return 1 / (1 + Math.Exp(-odds));
    }

    /// <exception cref="FormatException">A line is not a name and numbers, separated by tabs.</exception>
    public static ScoreNetwork Read(IEnumerable<string> lines)
    {
        var rows = lines.Select(line => line.Split('\t')).ToDictionary(
            parts => parts[0], parts => parts.Skip(1).Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToArray(), StringComparer.Ordinal);
        var features = Confidence.Names.Select(name => rows[name]).ToList();
        return new ScoreNetwork(
            [.. features.Select(row => row[0])],
            [.. features.Select(row => row[1])],
            [.. rows[UnitConstants].Index().SelectMany(unit => features.Select(row => row[unit.Index + 2]).Append(unit.Item)), .. rows[Output]]);
    }

    public IEnumerable<string> Write()
    {
        var stride = _usual.Length + 1;
        for (var i = 0; i < _usual.Length; i++)
            yield return Line(Confidence.Names[i], [_usual[i], _spread[i], .. UnitWeights(i)]);
        yield return Line(UnitConstants, UnitWeights(_usual.Length));
        yield return Line(Output, _weights[(Units * stride)..]);

        IEnumerable<double> UnitWeights(int place) => Enumerable.Range(0, Units).Select(unit => _weights[(unit * stride) + place]);
    }

    private static string Line(string name, IEnumerable<double> values) =>
        string.Join('\t', values.Select(value => value.ToString("F4", CultureInfo.InvariantCulture)).Prepend(name));

    private static ScoreNetwork Load()
    {
        using var stream = typeof(ScoreNetwork).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The build left out {Resource}.");
        using var reader = new StreamReader(stream);
        return Read(reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
