using System.Text.RegularExpressions;
using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Journeys.Rules;

/// <summary>The values that rules compute for a step's words.</summary>
public static class StepValues
{
    /// <summary>The placeholder of a step's own deadline.</summary>
    public const string Deadline = "deadline";

    private static readonly Regex Placeholder = new(@"\{[a-z][a-z0-9-]*\}", RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));

    /// <summary>The placeholders in a text, without braces.</summary>
    public static IEnumerable<string> NamesIn(string text) => Placeholder.Matches(text).Select(match => match.Value[1..^1]);

    /// <summary>The placeholders that the step's words may have.</summary>
    public static IEnumerable<string> NamesOf(Step step) => ComputationsOf(step).Select(computation => computation.Name);

    /// <summary>The words with their placeholders filled; what is not known yet is said to be so.</summary>
    public static string Fill(string words, Step step, IReadOnlyDictionary<string, Answer> answers, Language language, Texts texts)
    {
        if (!words.Contains('{'))
            return words;
        return Placeholder.Replace(words, match =>
            ComputationsOf(step).FirstOrDefault(computation => match.ValueSpan[1..^1].SequenceEqual(computation.Name)) is { } computation
                ? Show(Computing.DateOf(computation, answers), language, texts)
                : match.Value);
    }

    private static IEnumerable<Computation> ComputationsOf(Step step) => step.Deadline is { } deadline ? step.Computed.Append(deadline) : step.Computed;

    private static string Show(DateOnly? date, Language language, Texts texts) =>
        date is { } known ? LocalFormat.Date(language, known) : texts.Get(language, "steps.not-known-yet");
}
