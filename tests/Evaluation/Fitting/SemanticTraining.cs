using Klimalos.Knowledge.Search;
using Klimalos.Knowledge.Search.Semantics;

namespace Evaluation.Fitting;

/// <summary>
/// Learns the space of meanings: each text is to lie nearer to the place of its article than to those of all others and of what no
/// article answers (softmax over all places), and the places move along. Slips and left-out words are put into the texts, so that typing
/// errors and fragments are learnt too.
/// </summary>
internal sealed class SemanticTraining(Thesaurus thesaurus, int rounds, int seed)
{
    private const int Dimensions = SemanticModel.Dimensions;
    private const int PlacesElsewhere = 12;
    private const float Sharpness = 10;
    private const float StepSize = 0.05f;
    private const float PlaceStepSize = 0.02f;
    private const float SentenceShare = 0.25f;

    /// <summary>Features left out at random, so that no single word decides.</summary>
    private const float Dropped = 0.4f;

    private const float LeastError = 1e-3f;

    private readonly Random _random = new(seed);
    private readonly float[] _rows = new float[SemanticFeatures.Buckets * Dimensions];
    private readonly float[] _squares = new float[SemanticFeatures.Buckets];
    private string[] _articles = [];
    private Dictionary<string, int> _numbers = [];
    private float[] _places = [];

    public SemanticModel Run(IReadOnlyList<Lesson> lessons)
    {
        _articles = [.. lessons.SelectMany(lesson => lesson.Articles).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        _numbers = _articles.Index().ToDictionary(pair => pair.Item, pair => pair.Index, StringComparer.Ordinal);
        Begin([.. lessons.Select(lesson => Features(lesson.Words))]);
        var order = lessons.ToArray();
        for (var round = 0; round < rounds; round++)
        {
            _random.Shuffle(order);
            var step = 1 - ((float)round / rounds);
            foreach (var lesson in order)
            {
                if (!lesson.IsTold || _random.NextSingle() < SentenceShare)
                    Learn(lesson, step);
            }
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
            Scatter(_rows.AsSpan(bucket * Dimensions, Dimensions), idf / 8);
        }
        _places = new float[(_articles.Length + PlacesElsewhere) * Dimensions];
        for (var place = 0; place < _places.Length; place += Dimensions)
            Scatter(_places.AsSpan(place, Dimensions), 1);
    }

    private void Scatter(Span<float> row, float length)
    {
        foreach (ref var value in row)
            value = (float)((_random.NextDouble() * 2) - 1);
        Vectors.Normalise(row);
        foreach (ref var value in row)
            value *= length;
    }

    private List<Feature> Features(IReadOnlyList<string> words) => SemanticFeatures.Of(words, [.. words.Select(Stemmer.Stem)], thesaurus);

    private void Learn(Lesson lesson, float step)
    {
        var features = Features(Slips.Into(lesson.Words, _random));
        features.RemoveAll(_ => _random.NextSingle() < Dropped);
        var place = new float[Dimensions];
        foreach (var (bucket, weight) in features)
            Vectors.Add(_rows.AsSpan(bucket * Dimensions, Dimensions), weight, place);
        if (Vectors.Normalise(place) <= 0)
            return;
        var slope = Compare(place, lesson, step);
        Step(features, place, slope, step);
    }

    /// <summary>Moves the places and returns the slope of the text's.</summary>
    private float[] Compare(float[] place, Lesson lesson, float step)
    {
        Span<float> shares = stackalloc float[_articles.Length + PlacesElsewhere];
        float total = 0, right = 0;
        for (var i = 0; i < shares.Length; i++)
        {
            total += shares[i] = MathF.Exp(Sharpness * (Vectors.Dot(PlaceAt(i), place) - 1));
            right += IsRight(i, lesson) ? shares[i] : 0;
        }
        var slope = new float[Dimensions];
        for (var i = 0; i < shares.Length; i++)
        {
            var error = (shares[i] / total) - (IsRight(i, lesson) ? shares[i] / right : 0);
            if (MathF.Abs(error) < LeastError)
                continue;
            Vectors.Add(PlaceAt(i), error, slope);
            Vectors.Add(place, -PlaceStepSize * step * error, PlaceAt(i));
            Vectors.Normalise(PlaceAt(i));
        }
        return slope;
    }

    private bool IsRight(int place, Lesson lesson) =>
        place >= _articles.Length ? lesson.Articles.Count == 0 : lesson.Articles.Count > 0 && lesson.Articles.Contains(_articles[place], StringComparer.Ordinal);

    private Span<float> PlaceAt(int number) => _places.AsSpan(number * Dimensions, Dimensions);

    /// <summary>AdaGrad with one step size a row; the part of the slope along the place only changes its length and is left out.</summary>
    private void Step(List<Feature> features, float[] place, float[] slope, float step)
    {
        Vectors.Add(place, -Vectors.Dot(slope, place), slope);
        var square = Vectors.Dot(slope, slope) / Dimensions;
        foreach (var (bucket, weight) in features)
        {
            _squares[bucket] += weight * weight * square;
            Vectors.Add(slope, -StepSize * step * weight / MathF.Sqrt(_squares[bucket] + 1e-6f), _rows.AsSpan(bucket * Dimensions, Dimensions));
        }
    }

    private SemanticModel Quantised()
    {
        var sizes = _rows.Select(MathF.Abs).Order().ToArray();
        var scale = sizes[(int)(sizes.Length * 0.9995)] / sbyte.MaxValue;
        return new SemanticModel(
            scale,
            Array.ConvertAll(_rows, value => (sbyte)Math.Clamp(MathF.Round(value / scale), -sbyte.MaxValue, sbyte.MaxValue)),
            _numbers.ToDictionary(pair => pair.Key, pair => PlaceAt(pair.Value).ToArray(), StringComparer.Ordinal),
            [.. Enumerable.Range(_articles.Length, PlacesElsewhere).Select(number => PlaceAt(number).ToArray())]);
    }
}
