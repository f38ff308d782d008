using Klimalos.Languages;

namespace Klimalos.Journeys.Answers;

/// <summary>Reads one number, in digits or in words, by itself or in a short sentence, and holds it against the step's bounds.</summary>
internal sealed class NumberAnswer(Step step, AnswerContext context)
{
    private const int LongestSentence = 12;

    private readonly NumberForm form = step.Number!;

    public AnswerReading Read(string text)
    {
        var words = TypedText.Words(text);
        if (words.Length > LongestSentence || (TypedText.LooksLikeQuestion(text) && words.Length > 2))
            return Refusal.NoAttempt("number-form", Refusal.Text(text), Example());
        var written = new WrittenNumber(context.Language, form.Decimals).Read(text);
        if (written.Strange is { } strange)
            return Refusal.Attempt("number-strange", ("text", strange), Example());
        var numbers = written.Numbers.Count > 0 ? written.Numbers : NumberWords.Read(words, context.Language) is { } said ? [said] : [];
        return numbers.Distinct().ToList() switch
        {
            [] => Refusal.NoAttempt("number-form", Refusal.Text(text), Example()),
            [var number] => Check(number),
            var several => Refusal.Attempt("number-several", ("numbers", string.Join("; ", several.Select(Write)))),
        };
    }

    /// <summary>"12 000 innbyggere".</summary>
    public static string Show(Step step, decimal number, AnswerContext context)
    {
        var unit = context.Words.Find(step)?.Unit;
        return unit is null ? LocalFormat.Number(context.Language, number) : unit.Format(context.Language, [("count", number)]);
    }

    private AnswerReading Check(decimal number)
    {
        var least = form.Min ?? 0;
        if (number < least)
            return Refusal.Attempt("number-small", ("number", number), ("min", least));
        if (number > form.Max)
            return Refusal.Attempt("number-large", ("number", number), ("max", form.Max));
        if (decimal.Round(number, form.Decimals) != number)
            return form.Decimals == 0
                ? Refusal.Attempt("number-whole", ("number", number), Example())
                : Refusal.Attempt("number-decimals", ("number", number), ("count", form.Decimals), Example());
        return new AnswerReading.Accepted(StoredValue.Of(number));
    }

    /// <summary>Within the bounds, and with a decimal where those are taken.</summary>
    private (string Name, object? Value) Example()
    {
        var whole = Math.Clamp(1200m, form.Min ?? 0, form.Max ?? decimal.MaxValue);
        var example = form.Decimals > 0 && whole < (form.Max ?? decimal.MaxValue) ? whole + 0.5m : whole;
        return ("example", Write(example));
    }

    private string Write(decimal number) => LocalFormat.Number(context.Language, number);
}
