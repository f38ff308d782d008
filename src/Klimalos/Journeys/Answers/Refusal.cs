namespace Klimalos.Journeys.Answers;

/// <summary>Shorthand for refusals, so that the readers say what they refuse in one line.</summary>
internal static class Refusal
{
    private const int LongestQuote = 40;

    /// <summary>What was typed, to be quoted in a sentence: on one line, and cut where it is long.</summary>
    public static (string Name, object? Value) Text(string typed)
    {
        var line = string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return ("text", line.Length > LongestQuote ? $"{line[..LongestQuote].TrimEnd()}…" : line);
    }

    public static AnswerReading.Refused Attempt(string key, params (string Name, object? Value)[] arguments) =>
        new($"answers.{key}", arguments, LooksLikeAttempt: true);

    public static AnswerReading.Refused NoAttempt(string key, params (string Name, object? Value)[] arguments) =>
        new($"answers.{key}", arguments, LooksLikeAttempt: false);
}
