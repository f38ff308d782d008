namespace Klimalos.Journeys;

/// <summary>What became of something typed or pressed as the answer to a step. A refused answer is data, not an exception.</summary>
public abstract record AnswerReading
{
    private AnswerReading()
    {
    }

    /// <param name="Value">The stable value to store.</param>
    /// <param name="Note">What was said beside it, to be stored with it; null when nothing.</param>
    public sealed record Accepted(string Value, string? Note = null) : AnswerReading;

    /// <summary>Acceptable after a warning that the person confirms.</summary>
    /// <param name="TextKey">Key of the warning in the texts.</param>
    public sealed record NeedsConfirmation(string Value, string TextKey, IReadOnlyList<(string Name, object? Value)> Arguments) : AnswerReading;

    /// <summary>Several things may be meant.</summary>
    /// <param name="Candidates">Stable value and label of each; two to five.</param>
    public sealed record Ambiguous(IReadOnlyList<(string Value, string Label)> Candidates) : AnswerReading;

    /// <param name="TextKey">Key in the texts of the sentence that says what was understood and what would be right.</param>
    /// <param name="LooksLikeAttempt">True when the text was clearly meant as an answer (a number for a year, something with @ for an e-mail).</param>
    public sealed record Refused(string TextKey, IReadOnlyList<(string Name, object? Value)> Arguments, bool LooksLikeAttempt) : AnswerReading;
}
