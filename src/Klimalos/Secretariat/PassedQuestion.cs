using Klimalos.Conversations;
using Klimalos.Languages;

namespace Klimalos.Secretariat;

/// <summary>A question that an official passed on to the secretariat.</summary>
public sealed record PassedQuestion
{
    /// <summary>Opaque and unique.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Person key of the asker.</summary>
    public required string By { get; init; }

    /// <summary>The asker's name, as the channel told it; null when it did not.</summary>
    public string? Name { get; init; }

    /// <summary>The language that it was asked in; the answer is read in it.</summary>
    public required Language Language { get; init; }

    /// <summary>The register's key, of the enrolment that was in hand; null when none was.</summary>
    public string? Municipality { get; init; }

    /// <summary>Journey id of that enrolment.</summary>
    public string? Journey { get; init; }

    /// <summary>Personal data masked.</summary>
    public required string Text { get; init; }

    /// <summary>Where it was asked. The store fills it in.</summary>
    public ConversationAddress? Asked { get; init; }

    /// <summary>Others read along where it was asked: there the answer goes too.</summary>
    public bool IsShared { get; init; }

    /// <summary>Null while nobody has answered.</summary>
    public QuestionAnswer? Answer { get; init; }

    /// <summary>File name of the draft article that was made of it; null while there is none.</summary>
    public string? Draft { get; init; }

    /// <summary>Longest question and answer, in characters.</summary>
    public const int MaxLength = 2000;
}

/// <param name="Question">Id of the question.</param>
/// <param name="By">Person key of the member of the secretariat.</param>
/// <param name="Text">Plain Markdown.</param>
public sealed record QuestionAnswer(string Question, string By, DateTimeOffset At, string Text);
