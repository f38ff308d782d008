using System.Collections.Frozen;
using System.Globalization;
using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Journeys.Answers;

/// <summary>Reads which option is meant: by label, value, number, synonym, beginning, with a typing error, or inside a short sentence.</summary>
internal sealed class ChoiceAnswer(Step step, AnswerContext context)
{
    private const int ShortestPrefix = 3;
    private const int LongestSentence = 8;

    private static readonly FrozenSet<string> Negations = FrozenSet.ToFrozenSet(
        ["ikke", "ikkje", "inte", "ej", "ei", "not", "no", "nei", "nej", "aldri", "aldrig", "never", "ingen", "dont", "don", "mangler", "saknas", "uten", "utan", "uden"]);

    private static readonly FrozenSet<string> NumberLeadIns = FrozenSet.ToFrozenSet(
        ["nr", "nummer", "number", "no", "alternativ", "valg", "val", "option", "choice", "svar"]);

    private readonly List<(string Value, string Form)> forms = [.. FormsOf(step, context)];

    public AnswerReading Read(string text)
    {
        var typed = TypedText.Normalise(text);
        var value = Exact(text) ?? ByYesOrNo(text);
        if (value is not null)
            return new AnswerReading.Accepted(value);
        if (Number(text) is { } number)
            return ByNumber(number);
        if (TypedText.LooksLikeQuestion(text) || typed.Length == 0)
            return Unknown(text, isAttempt: false);
        return (ByPrefix(typed) ?? ByTypingError(typed) ?? InSentence(typed)) is { } meant
            ? new AnswerReading.Accepted(meant)
            : Unknown(text, isAttempt: YesNoWords.Read(text) is not null);
    }

    /// <summary>The one option that the text is exactly; null when it is none, or several.</summary>
    public string? Exact(string text)
    {
        var typed = TypedText.Normalise(text);
        if (typed.Length == 0)
            return null;
        return Only(Own(form => string.Equals(form, typed, StringComparison.Ordinal)))
            ?? Only(ValuesWith(form => string.Equals(form, typed, StringComparison.Ordinal)));
    }

    private static IEnumerable<(string Value, string Form)> FormsOf(Step step, AnswerContext context)
    {
        foreach (var option in step.Options)
        {
            yield return (option.Value, TypedText.Normalise(option.Value));
            foreach (var words in context.Languages.Select(words => words.Find(step)?.Options.GetValueOrDefault(option.Value)))
            {
                foreach (var form in words is null ? [] : words.Synonyms.Prepend(words.Label))
                    yield return (option.Value, TypedText.Normalise(form));
            }

            foreach (var form in FixedForms(step, option.Value, context))
                yield return (option.Value, form);
        }
    }

    /// <summary>What people type for the options that all steps of a kind have.</summary>
    private static IEnumerable<string> FixedForms(Step step, string value, AnswerContext context) =>
        FixedOptions.IsOf(step.Kind) && FixedOptions.WordsOf(value) is { } key
            ? LanguageExtensions.All.SelectMany(language => context.Texts.Words(language, key).Append(context.Texts.Get(language, FixedOptions.TextOf(value)))).Select(TypedText.Normalise)
            : [];

    /// <summary>Among the words of the conversation's language, which come before those of the others.</summary>
    private IEnumerable<string> Own(Func<string, bool> matches) =>
        FormsOf(step, context with { AllWords = null }).Where(form => matches(form.Form)).Select(form => form.Value);

    private IEnumerable<string> ValuesWith(Func<string, bool> matches) => forms.Where(form => matches(form.Form)).Select(form => form.Value);

    private static string? Only(IEnumerable<string> values) => values.Distinct(StringComparer.Ordinal).Take(2).ToList() is [var only] ? only : null;

    /// <summary>"jepp" where an option is called "ja".</summary>
    private string? ByYesOrNo(string text)
    {
        if (YesNoWords.Read(text) is not { } isYes)
            return null;
        return step.Kind == StepKind.YesNo
            ? isYes ? "yes" : "no"
            : Only(ValuesWith(form => form is "ja" or "nei" or "nej" or "yes" or "no" && YesNoWords.Read(form) == isYes));
    }

    private static int? Number(string text)
    {
        // The keycap emoji 1️⃣ is the digit followed by marks, which are no letters.
        var words = TypedText.Words(text);
        if (words is [var first, var second] && NumberLeadIns.Contains(first))
            words = [second];
        return words is [var only] && int.TryParse(only, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private AnswerReading ByNumber(int number) => number >= 1 && number <= step.Options.Count
        ? new AnswerReading.Accepted(step.Options[number - 1].Value)
        : Refusal.Attempt("choice-number",
            ("number", number.ToString(CultureInfo.InvariantCulture)), ("count", step.Options.Count), ("options", Labels()));

    private string? ByPrefix(string typed) =>
        typed.Length >= ShortestPrefix ? Only(ValuesWith(form => form.StartsWith(typed, StringComparison.Ordinal))) : null;

    private string? ByTypingError(string typed) =>
        Only(ValuesWith(form => form.Length >= 4 && TypingErrors.Count(typed, form, allowed: 1) is not null));

    private string? InSentence(string typed)
    {
        var words = typed.Split(' ');
        if (words.Length > LongestSentence)
            return null;
        var within = forms.Where(form => $" {typed} ".Contains($" {form.Form} ", StringComparison.Ordinal)).ToList();
        if (within.Count == 0)
            return null;
        var longest = within.Max(form => form.Form.Length);
        var best = within.Where(form => form.Form.Length == longest).ToList();
        // "det er ikke gjort" must not be read as "gjort".
        var isTakenBack = words.Except(best[0].Form.Split(' '), StringComparer.Ordinal).Any(Negations.Contains);
        return isTakenBack ? null : Only(best.Select(form => form.Value));
    }

    private AnswerReading.Refused Unknown(string text, bool isAttempt)
    {
        var key = step.Kind == StepKind.YesNo ? "yes-no" : "choice";
        return isAttempt ? Refusal.Attempt(key, Refusal.Text(text), ("options", Labels())) : Refusal.NoAttempt(key, Refusal.Text(text), ("options", Labels()));
    }

    private string Labels() => string.Join(", ", step.Options.Select(option => AnswerReader.Show(step, option.Value, context)));
}
