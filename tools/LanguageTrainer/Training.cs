using Klimalos.Languages;
using Klimalos.Languages.Recognition;

namespace LanguageTrainer;

/// <summary>Multinomial logistic regression by stochastic gradient descent with AdaGrad's step sizes.</summary>
internal sealed class Training(int buckets, int rounds, float decay)
{
    private const int Varieties = LanguageModel.Varieties;
    private const float StepSize = 0.1f;

    /// <summary>Share of examples that are bare names, taught to be as likely in each variety.</summary>
    private const double NameShare = 0.03;

    private readonly float[] _weights = new float[buckets * Varieties];
    private readonly float[] _squares = new float[buckets * Varieties];
    private readonly int[] _features = new int[MessageFeatures.MostFeatures];
    private readonly float[] _errors = new float[Varieties];
    private readonly float[] _uniform = [0.25f * 0.6f, 0.25f * 0.4f, 0.25f, 0.25f, 0.25f];

    public LanguageModel Run(IReadOnlyList<Sentence> sentences)
    {
        var random = new Random(2021);
        var messages = new Messages(random);
        var shares = Shares(sentences);
        var names = Names(sentences);
        var order = sentences.ToArray();
        for (var round = 0; round < rounds; round++)
        {
            random.Shuffle(order);
            foreach (var sentence in order)
            {
                Learn(messages.Of(sentence), sentence.Variety, shares[(int)sentence.Variety]);
                if (random.NextDouble() < NameShare)
                    Learn(messages.Names(names), variety: null, 1);
            }
        }
        return Quantised();
    }

    /// <summary>The four languages count alike, and bokmål somewhat more than nynorsk, whatever number of sentences there is.</summary>
    private static float[] Shares(IReadOnlyList<Sentence> sentences)
    {
        var counts = sentences.CountBy(sentence => sentence.Variety).ToDictionary();
        return [.. Enum.GetValues<Variety>().Select(variety => Prior(variety) * sentences.Count / Varieties / counts[variety])];
    }

    private static float Prior(Variety variety) => variety switch { Variety.Nn => 0.5f, Variety.Nb => 0.85f, _ => 1 };

    /// <summary>Capitalised words from within sentences.</summary>
    private static List<string> Names(IReadOnlyList<Sentence> sentences) =>
        [.. sentences.SelectMany(sentence => sentence.Words.Skip(1))
            .Where(word => word.Length > 2 && char.IsUpper(word[0]) && word.Skip(1).All(char.IsLower))
            .GroupBy(word => word, StringComparer.Ordinal).Where(group => group.Count() < 200).Select(group => group.Key)
            .Order(StringComparer.Ordinal)];

    private void Learn(string text, Variety? variety, float share)
    {
        var (count, _) = MessageFeatures.Read(text, (uint)buckets, _features);
        if (count == 0)
            return;
        var features = _features.AsSpan(0, count);
        Predict(features);
        for (var i = 0; i < Varieties; i++)
            _errors[i] = share * (_errors[i] - Target(i, variety));
        foreach (var feature in features)
            Step(feature);
    }

    private float Target(int index, Variety? variety) =>
        variety is null ? _uniform[index] : index == (int)variety ? 1 : 0;

    private void Predict(ReadOnlySpan<int> features)
    {
        Array.Clear(_errors);
        foreach (var feature in features)
        {
            for (var i = 0; i < Varieties; i++)
                _errors[i] += _weights[(feature * Varieties) + i];
        }
        var highest = _errors.Max();
        var total = 0f;
        for (var i = 0; i < Varieties; i++)
            total += _errors[i] = MathF.Exp(_errors[i] - highest);
        for (var i = 0; i < Varieties; i++)
            _errors[i] /= total;
    }

    private void Step(int feature)
    {
        for (var i = 0; i < Varieties; i++)
        {
            var index = (feature * Varieties) + i;
            var slope = _errors[i] + (decay * _weights[index]);
            _squares[index] += slope * slope;
            _weights[index] -= StepSize * slope / (1e-3f + MathF.Sqrt(_squares[index]));
        }
    }

    private LanguageModel Quantised()
    {
        var sizes = _weights.Select(Math.Abs).Order().ToArray();
        var largest = sizes[(int)(sizes.Length * 0.9998)];
        var scale = largest / sbyte.MaxValue;
        return new LanguageModel(buckets, scale, Array.ConvertAll(_weights, weight =>
            (sbyte)Math.Clamp(MathF.Round(weight / scale), -sbyte.MaxValue, sbyte.MaxValue)));
    }
}
