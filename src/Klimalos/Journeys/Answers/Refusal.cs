namespace Klimalos.Journeys.Answers;

/// <summary>Shorthand for refusals, so that the readers say what they refuse in one line.</summary>
internal static class Refusal
{
    public static AnswerReading.Refused Attempt(string key, params (string Name, object? Value)[] arguments) =>
        new($"answers.{key}", arguments, LooksLikeAttempt: true);

    public static AnswerReading.Refused NoAttempt(string key, params (string Name, object? Value)[] arguments) =>
        new($"answers.{key}", arguments, LooksLikeAttempt: false);
}
