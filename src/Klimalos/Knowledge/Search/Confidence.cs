namespace Klimalos.Knowledge.Search;

/// <summary>
/// Turns ranks into the probability that the article answers the question: a logistic function whose weights were fitted on
/// <c>tests/Evaluation</c>'s questions. Words that no article has, and words of other matters, speak against every article.
/// </summary>
internal static class Confidence
{
    // In the order of Features.
    private const double Constant = -3.55;

    public static IReadOnlyList<Hit> Of(AskedQuestion question, IReadOnlyList<Candidate> candidates)
    {
        var hits = new List<Hit>(candidates.Count);
        for (var i = 0; i < candidates.Count; i++)
        {
            var rival = i == 0 && candidates.Count > 1 ? candidates[1].Rank : candidates[0].Rank;
            var score = Logistic(Sum(Features(question, candidates[i], rival)));
            hits.Add(new Hit(candidates[i].Id, i == 0 ? score : Math.Min(score, hits[i - 1].Score)));
        }
        return hits;
    }

    public static double[] Features(AskedQuestion question, Candidate candidate, float rival) =>
    [
        candidate.Evidence.Relevance,
        candidate.Evidence.Profile,
        candidate.Evidence.Text,
        candidate.Evidence.Near.Meaning,
        candidate.Evidence.Near.Wording,
        candidate.Rank > 0 ? (candidate.Rank - rival) / candidate.Rank : 0,
        question.Unknown,
        Math.Min(question.OtherMatters, 2),
        Math.Min(question.Substance, 3),
    ];

    private static readonly double[] Weights = [5.1, 1.65, 1.8, 0.6, 0.35, 2.1, -1, -2, 0.25];

    private static double Sum(double[] features)
    {
        var sum = Constant;
        for (var i = 0; i < features.Length; i++)
            sum += Weights[i] * features[i];
        return sum;
    }

    private static double Logistic(double value) => 1 / (1 + Math.Exp(-value));
}
