using Klimalos.Knowledge.Search;
using Klimalos.Knowledge.Search.Semantics;

namespace Evaluation.Fitting;

/// <summary>Learns which questions are for this bot: logistic regression over the hashed features of questions that articles answer and of others.</summary>
internal sealed class GateTraining(Thesaurus thesaurus, int seed)
{
    private const int Rounds = 8;
    private const float StepSize = 0.3f;
    private const float Shrinking = 1e-5f;

    /// <summary>Features left out at random, so that no single word decides.</summary>
    private const float Dropped = 0.3f;

    private readonly Random _random = new(seed);
    private readonly float[] _weights = new float[SemanticFeatures.Buckets];
    private readonly float[] _squares = new float[SemanticFeatures.Buckets];
    private float _constant;

    public DomainGate Run(IReadOnlyList<Lesson> lessons)
    {
        var asked = lessons.Where(lesson => !lesson.IsTold).ToList();
        var others = asked.Count(lesson => lesson.Articles.Count == 0);
        var weightOfOthers = (asked.Count - others) / (float)others;
        var order = asked.ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            _random.Shuffle(order);
            foreach (var lesson in order)
                Learn(lesson, lesson.Articles.Count > 0 ? 1 : weightOfOthers);
        }
        return Quantised();
    }

    private void Learn(Lesson lesson, float weight)
    {
        var words = Slips.Into(lesson.Words, _random);
        var features = SemanticFeatures.Of(words, [.. words.Select(Stemmer.Stem)], thesaurus);
        features.RemoveAll(_ => _random.NextSingle() < Dropped);
        float sum = 0, squares = 0;
        foreach (var (bucket, strength) in features)
        {
            sum += strength * _weights[bucket];
            squares += strength * strength;
        }
        if (squares <= 0)
            return;
        var length = MathF.Sqrt(squares);
        var error = weight * ((1 / (1 + MathF.Exp(-_constant - (sum / length)))) - (lesson.Articles.Count > 0 ? 1 : 0));
        _constant -= 0.005f * error;
        foreach (var (bucket, strength) in features)
        {
            var slope = (error * strength / length) + (Shrinking * _weights[bucket]);
            _squares[bucket] += slope * slope;
            _weights[bucket] -= StepSize * slope / MathF.Sqrt(_squares[bucket] + 1e-4f);
        }
    }

    private DomainGate Quantised()
    {
        var scale = _weights.Max(MathF.Abs) / sbyte.MaxValue;
        return new DomainGate(_constant, scale, Array.ConvertAll(_weights, value => (sbyte)MathF.Round(value / scale)));
    }
}
