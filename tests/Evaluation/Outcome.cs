using Klimalos.Knowledge;

namespace Evaluation;

/// <summary>What a searcher did with a question.</summary>
/// <param name="Found">The article given; null when none was.</param>
/// <param name="Offered">The articles to choose among, when it asked back.</param>
internal sealed record Found(string? Article, IReadOnlyList<string> Offered, double Score)
{
    public static Found Nothing { get; } = new(null, [], 0);

    public static Found Of(KnowledgeResult result) =>
        new(result.Article?.Id, [.. result.DidYouMean.Select(article => article.Id)], result.Score);
}

/// <param name="Language">The language of the reply; null where the searcher says none.</param>
internal sealed record Outcome(Question Question, Found Found, TimeSpan Time, string? Language)
{
    public bool IsRight => Question.IsAnswerable ? Found.Article is { } id && IsExpected(id) : IsRefused;

    /// <summary>An answerable question for which the right article was at least offered.</summary>
    public bool IsRightOrOffered => IsRight || (Question.IsAnswerable && Found.Offered.Any(IsExpected));

    public bool IsAskedBack => Found.Offered.Count > 0;

    public bool IsRefused => Found.Article is null && !IsAskedBack;

    public bool IsWronglyAnswered => Found.Article is { } id && !IsExpected(id);

    public bool IsInWrongLanguage => Language is not null && !string.Equals(Language, Question.Language.ToString(), StringComparison.Ordinal);

    private bool IsExpected(string id) => Question.Expected.Contains(id, StringComparer.Ordinal);
}
