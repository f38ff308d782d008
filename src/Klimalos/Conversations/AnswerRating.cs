using Klimalos.Languages;

namespace Klimalos.Conversations;

/// <summary>What a person says of an answer.</summary>
/// <param name="Article">The article that was the answer.</param>
/// <param name="Question">The question it answered, personal data masked; empty for an older answer, whose question is forgotten.</param>
/// <param name="Language">The language of the conversation.</param>
/// <param name="Comment">What was missing, personal data masked; null when nothing was said.</param>
public sealed record AnswerRating(string Article, string Question, Language Language, bool IsHelpful, string? Comment = null);

/// <summary>What a rating submits under <see cref="Command.Rate"/>: a verdict and the article's id, with a colon between.</summary>
public static class RatingValue
{
    public const string Helpful = "helpful";
    public const string NotHelpful = "not";

    /// <summary>The field for what was missing, where the channel has a feedback form of its own.</summary>
    public const string Comment = "comment";
}
