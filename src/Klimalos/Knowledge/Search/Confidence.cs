namespace Klimalos.Knowledge.Search;

/// <summary>
/// The probability that the best article answers the question: a logistic function, fitted like <see cref="Signals"/>. Words that no
/// article has, and words of other matters, speak against every article.
/// </summary>
internal static class Confidence
{
    private const int MostOtherMatters = 2;
    private const float MostSubstance = 3;

    public static IReadOnlyList<string> Names { get; } =
    [
        "score-constant", "score-rank", "score-lead", "score-relevance", "score-near-meaning", "score-near-wording", "score-semantic-nearest",
        "score-semantic-whole", "score-subject-missed", "score-unknown-words", "score-other-matters", "score-substance",
    ];

    public static double Of(AskedQuestion question, IReadOnlyList<Candidate> best) => Of(Features(question, best), RankingWeights.Fitted.Confidence);

    public static double Of(double[] features, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++)
            sum += weights[i] * features[i];
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>In the order of <see cref="Names"/>; all 0 when there is no article.</summary>
    public static double[] Features(AskedQuestion question, IReadOnlyList<Candidate> best)
    {
        if (best.Count == 0)
            return new double[Names.Count];
        var signals = best[0].Signals;
        return
        [
            1,
            best[0].Rank / 10,
            best.Count > 1 ? best[0].Rank - best[1].Rank : 0,
            signals[0],
            signals[3],
            signals[4],
            signals[6],
            signals[7],
            signals[10],
            question.Unknown,
            Math.Min(question.OtherMatters, MostOtherMatters),
            Math.Min(question.Substance, MostSubstance),
        ];
    }
}
