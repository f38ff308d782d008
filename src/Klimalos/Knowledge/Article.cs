using Klimalos.Languages;

namespace Klimalos.Knowledge;

/// <summary>One entry of the knowledge base in one language: the answer to one question an official asks.</summary>
public sealed record Article
{
    /// <summary>The same in all languages: <c>r2z-deadline</c>.</summary>
    public required string Id { get; init; }

    public required Language Language { get; init; }

    public required string Title { get; init; }

    /// <summary>What it is about: <c>race-to-zero</c>, <c>covenant-of-mayors</c>, …</summary>
    public required string Topic { get; init; }

    /// <summary>Several ways to ask for it; at least three.</summary>
    public required IReadOnlyList<string> Questions { get; init; }

    /// <summary>Further ways to ask, from <c>resources/phrasings.{language}.tsv</c>: they tell the search what people mean, and are not shown.</summary>
    public IReadOnlyList<string> Phrasings { get; init; } = [];

    /// <summary>Two to five sentences, plain Markdown.</summary>
    public required string Body { get; init; }

    public required ArticleSource Source { get; init; }

    /// <summary>The day on which somebody last held it against its source.</summary>
    public required DateOnly Checked { get; init; }

    /// <summary>After this day the answer says that it may be out of date.</summary>
    public DateOnly? Expires { get; init; }

    /// <summary>Whom to ask further: an id of <c>resources/contacts.yaml</c>.</summary>
    public string? Contact { get; init; }
}

public sealed record ArticleSource(string Title, string? Url);
