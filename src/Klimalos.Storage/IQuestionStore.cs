using Klimalos.Languages;

namespace Klimalos.Storage;

/// <summary>What the secretariat should look at: questions that no article answered, and answers that did not help.</summary>
public interface IQuestionStore
{
    /// <summary>
    /// All of them, the latest asked first. Questions of one kind, language and article whose words are the same (capitals, spaces
    /// and punctuation aside) are one.
    /// </summary>
    Task<IReadOnlyList<OpenQuestion>> ListAsync(CancellationToken cancellationToken);
}

public enum OpenQuestionKind
{
    /// <summary>No article answered it.</summary>
    Unanswered,

    /// <summary>The person said that the article did not help, and has not said otherwise since.</summary>
    NotHelpful,
}

/// <param name="Text">As it was asked last, personal data masked; empty for an answer rated so late that its question was forgotten.</param>
/// <param name="Article">The article that did not help; null for an unanswered question.</param>
/// <param name="Count">How often it was asked.</param>
/// <param name="Comments">What people said was missing, latest first; personal data masked.</param>
public sealed record OpenQuestion(
    OpenQuestionKind Kind, string Text, Language Language, string? Article, int Count, DateTimeOffset FirstAsked,
    DateTimeOffset LastAsked, IReadOnlyList<string> Comments);
