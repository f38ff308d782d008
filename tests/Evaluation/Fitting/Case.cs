using Klimalos.Knowledge.Search;

namespace Evaluation.Fitting;

/// <summary>A question with what the search found for it, before any weighing.</summary>
/// <param name="Part">The part of the material that it belongs to: nothing that was learnt from it had a share in what was found.</param>
internal sealed record Case(Question Question, int Part, Gathered Found)
{
    /// <summary>The candidates that rank higher than all others.</summary>
    private const int MostCandidates = 50;

    public static Case Of(Question question, int part, SearchIndex index, RankingWeights weights)
    {
        var found = index.Candidates(question.Text, question.Language, question.Context, weights);
        return new Case(question, part, found with { Best = found.Best.Count > MostCandidates ? found.Best[..MostCandidates] : found.Best });
    }

    /// <summary>One that somebody wrote as a question to this bot. The articles' own, of which there are many more, are often shorter and harder.</summary>
    public bool IsWholeQuestion => Question.Kind is not (Material.Own or Material.Everyday or Material.Misspelt or Material.FollowedUp);

    public bool IsStray => Question.Kind is Question.Stray;

    public double Weight => IsWholeQuestion ? 3 : Question.Kind is Material.Everyday ? 1 : 0.4;

    public bool IsRight(Candidate candidate) => Question.Expected.Contains(candidate.Id, StringComparer.Ordinal);

    /// <summary>The same in the order that the weights give.</summary>
    public Gathered Ranked(RankingWeights weights) => Found with
    {
        Best = [.. Found.Best.Select(candidate => candidate with { Rank = weights.Rank(candidate.Signals) }).OrderByDescending(candidate => candidate.Rank)],
    };
}
