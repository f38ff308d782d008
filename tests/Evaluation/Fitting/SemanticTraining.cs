using Klimalos.Knowledge;
using Klimalos.Knowledge.Search;
using Klimalos.Knowledge.Search.Semantics;

namespace Evaluation.Fitting;

/// <summary>
/// Learns the space of meanings from the articles: two texts of one article, in whichever languages, are to lie nearer each other than
/// to the texts of other articles (softmax over the articles of a batch, half of them neighbours of one topic). Slips and left-out words
/// are put into one of the two, so that typing errors and fragments are learnt too.
/// </summary>
internal sealed class SemanticTraining(Thesaurus thesaurus, int rounds, int seed)
{
    private const int Dimensions = SemanticModel.Dimensions;
    private const int Batch = 48;
    private const float Sharpness = 14;
    private const float StepSize = 0.02f;
    private const float BodyShare = 0.25f;

    private readonly Random _random = new(seed);
    private readonly float[] _rows = new float[SemanticFeatures.Buckets * Dimensions];
    private readonly float[] _squares = new float[SemanticFeatures.Buckets];

    public SemanticModel Run(IReadOnlyList<Article> articles)
    {
        var taught = TaughtArticle.Of(articles);
        Begin([.. taught.SelectMany(article => article.Phrasings).Select(Features)]);
        var order = taught.ToArray();
        for (var round = 0; round < rounds; round++)
        {
            Shuffle(order);
            for (var start = 0; start + Batch <= order.Length; start += Batch)
                Learn(order.AsSpan(start, Batch));
        }
        return Quantised();
    }

    /// <summary>Random rows, the longer the rarer their feature: near enough to weighing by inverse frequency.</summary>
    private void Begin(IReadOnlyList<List<Feature>> texts)
    {
        var counts = new int[SemanticFeatures.Buckets];
        foreach (var bucket in texts.SelectMany(features => features.Select(feature => feature.Bucket).Distinct()))
            counts[bucket]++;
        for (var bucket = 0; bucket < counts.Length; bucket++)
        {
            var idf = MathF.Log((texts.Count + 1f) / (counts[bucket] + 1f));
            var row = _rows.AsSpan(bucket * Dimensions, Dimensions);
            foreach (ref var value in row)
                value = (float)((_random.NextDouble() * 2) - 1);
            Vectors.Normalise(row);
            foreach (ref var value in row)
                value *= idf / 8;
        }
    }

    /// <summary>Whole topics stay together every other time, so that neighbours are told apart.</summary>
    private void Shuffle(TaughtArticle[] order)
    {
        _random.Shuffle(order);
        if (_random.Next(2) == 0)
            order.AsSpan().Sort((left, right) => string.CompareOrdinal(left.Topic, right.Topic));
    }

    private List<Feature> Features(string text) => Features(Words.Of(text));

    private List<Feature> Features(List<string> words) => SemanticFeatures.Of(words, [.. words.Select(Stemmer.Stem)], thesaurus);

    private void Learn(ReadOnlySpan<TaughtArticle> articles)
    {
        var asked = new Placed[Batch];
        var told = new Placed[Batch];
        for (var i = 0; i < Batch; i++)
        {
            asked[i] = PlaceOf(Features(Slips.Into(Words.Of(articles[i].AnyPhrasing(_random)), _random)));
            told[i] = PlaceOf(Features(_random.NextSingle() < BodyShare ? articles[i].AnySentence(_random) : articles[i].AnyPhrasing(_random)));
        }
        for (var i = 0; i < Batch; i++)
            Compare(asked, told, i);
        for (var i = 0; i < Batch; i++)
        {
            Step(asked[i]);
            Step(told[i]);
        }
    }

    private static void Compare(Placed[] asked, Placed[] told, int right)
    {
        Span<float> shares = stackalloc float[Batch];
        var total = 0f;
        for (var j = 0; j < Batch; j++)
            total += shares[j] = MathF.Exp(Sharpness * (Vectors.Dot(asked[right].Place, told[j].Place) - 1));
        for (var j = 0; j < Batch; j++)
        {
            var error = (shares[j] / total) - (j == right ? 1 : 0);
            Vectors.Add(told[j].Place, error, asked[right].Slope);
            Vectors.Add(asked[right].Place, error, told[j].Slope);
        }
    }

    private Placed PlaceOf(List<Feature> features)
    {
        var place = new float[Dimensions];
        foreach (var (bucket, weight) in features)
            Vectors.Add(_rows.AsSpan(bucket * Dimensions, Dimensions), weight, place);
        var length = Vectors.Normalise(place);
        return new Placed(features, place, new float[Dimensions], length);
    }

    /// <summary>AdaGrad with one step size a row; the part of the slope along the place only changes its length and is left out.</summary>
    private void Step(Placed placed)
    {
        if (placed.Length <= 0)
            return;
        Vectors.Add(placed.Place, -Vectors.Dot(placed.Slope, placed.Place), placed.Slope);
        var square = Vectors.Dot(placed.Slope, placed.Slope) / Dimensions;
        foreach (var (bucket, weight) in placed.Features)
        {
            _squares[bucket] += weight * weight * square;
            Vectors.Add(placed.Slope, -StepSize * weight / MathF.Sqrt(_squares[bucket] + 1e-6f), _rows.AsSpan(bucket * Dimensions, Dimensions));
        }
    }

    private SemanticModel Quantised()
    {
        var sizes = _rows.Select(MathF.Abs).Order().ToArray();
        var scale = sizes[(int)(sizes.Length * 0.9995)] / sbyte.MaxValue;
        return new SemanticModel(scale, Array.ConvertAll(_rows, value => (sbyte)Math.Clamp(MathF.Round(value / scale), -sbyte.MaxValue, sbyte.MaxValue)));
    }

    private sealed record Placed(List<Feature> Features, float[] Place, float[] Slope, float Length);
}
