namespace Klimalos.Knowledge.Search;

/// <summary>
/// What tells whether the best article answers the question: how much speaks for it, how far the others lie behind, whether the signals
/// agree on it, and whether the question is one for this bot at all. <see cref="ScoreNetwork"/> makes a probability of it.
/// </summary>
internal static class Confidence
{
    private const int MostOtherMatters = 2;
    private const float MostSubstance = 4;
    private const float MostLead = 10;
    private const int MostRivals = 20;

    /// <summary>The signals on which the best article is compared with all others.</summary>
    private static readonly int[] Judges = [.. new[] { "relevance", "text", "near-wording", "semantic-nearest", "semantic-few", "semantic-whole", "semantic-learnt" }.Select(Signals.PlaceOf)];

    private static readonly int[] Taken =
    [
        .. new[]
        {
            "relevance", "profile", "text", "near-wording", "same-wording", "semantic-nearest", "semantic-few", "semantic-whole", "semantic-learnt",
            "subject-about", "subject-mentioned", "subject-missed", "subject-default", "place-unasked", "conversation-about",
        }.Select(Signals.PlaceOf),
    ];

    public static IReadOnlyList<string> Names { get; } =
    [
        "share", "rank", "lead", .. Taken.Select(place => Signals.Names[place]), .. Judges.Select(place => $"behind-{Signals.Names[place]}"),
        "elsewhere", "domain", "unknown-words", "other-matters", "substance", "follow-up",
    ];

    /// <summary>In the order of <see cref="Names"/>; all 0 when there is no article.</summary>
    /// <param name="best">Best first.</param>
    /// <param name="highest">The highest value of each signal among all articles.</param>
    public static double[] Features(AskedQuestion question, IReadOnlyList<Candidate> best, float[] highest)
    {
        if (best.Count == 0)
            return new double[Names.Count];
        var signals = best[0].Signals;
        return
        [
            Share(best),
            best[0].Rank / 10,
            best.Count > 1 ? Math.Min(best[0].Rank - best[1].Rank, MostLead) : 0,
            .. Taken.Select(place => (double)signals[place]),
            .. Judges.Select(place => (double)(highest[place] - signals[place])),
            question.Elsewhere - signals[Judges[^1]],
            question.Domain,
            question.Unknown,
            Math.Min(question.OtherMatters, MostOtherMatters),
            Math.Min(question.Substance, MostSubstance),
            question.IsFollowUp ? 1 : 0,
        ];
    }

    /// <summary>The best article's share of the belief, as the ranking was fitted: softmax over the ranks.</summary>
    private static double Share(IReadOnlyList<Candidate> best)
    {
        var total = 0.0;
        for (var i = 0; i < Math.Min(best.Count, MostRivals); i++)
            total += Math.Exp(best[i].Rank - best[0].Rank);
        return 1 / total;
    }
}
