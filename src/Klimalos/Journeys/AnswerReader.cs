using Klimalos.Enrolments;
using Klimalos.Journeys.Answers;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Journeys;

/// <summary>What an answer is read against.</summary>
/// <param name="Today">Local date of the municipality.</param>
public sealed record AnswerContext(
    Journey Journey, JourneyWords Words, Language Language, DateOnly Today, Round Round, MunicipalityRegister Municipalities, Texts Texts)
{
    /// <summary>The journey's words in every language, so that an option typed in another one is understood; null = only <see cref="Words"/>.</summary>
    public IReadOnlyDictionary<Language, JourneyWords>? AllWords { get; init; }

    internal IEnumerable<JourneyWords> Languages => AllWords?.Values ?? [Words];
}

/// <summary>Reads typed text and submitted values as the answer to a step, in each language's usual ways.</summary>
public static class AnswerReader
{
    /// <summary>Reads what was typed: the option's label, its number in the list, its value, a synonym; a date in any usual form; …</summary>
    public static AnswerReading ReadText(Step step, string text, AnswerContext context) => step.Kind switch
    {
        StepKind.YesNo or StepKind.Choice or StepKind.Information or StepKind.Repeat => new ChoiceAnswer(step, context).Read(text),
        StepKind.Choices => new ChoicesAnswer(step, context).Read(text),
        StepKind.Task or StepKind.Document => new TaskAnswer(step, context).Read(text),
        StepKind.Number => new NumberAnswer(step, context).Read(text),
        StepKind.Year => YearAnswer.Read(step, text, context),
        StepKind.Date => new DateAnswer(step, context).Read(text),
        StepKind.Email => EmailAnswer.Read(text),
        StepKind.Phone => PhoneAnswer.Read(text),
        StepKind.File => FileAnswer.ReadText(step, text, context),
        StepKind.Municipality => MunicipalityAnswer.Read(text, context),
        _ => TextAnswer.Read(text, isLong: step.Kind == StepKind.LongText),
    };

    /// <summary>The option that the text is exactly: its label, value or a synonym; null when it is none.</summary>
    internal static string? ReadExact(Step step, string text, AnswerContext context) => new ChoiceAnswer(step, context).Exact(text);

    /// <summary>
    /// Reads what a button or form submitted: stable values (or, in a form's text input, what was typed). A client may send anything,
    /// so a submitted value passes the same checks as a typed one.
    /// </summary>
    public static AnswerReading ReadValue(Step step, string value, AnswerContext context) =>
        StoredValue.OptionOf(step, value) is { } option ? new AnswerReading.Accepted(option.Value) : ReadText(step, value, context);

    /// <summary>The stored value as a person reads it: the option's label, "13. desember 2027", "Asker kommune".</summary>
    public static string Show(Step step, string value, AnswerContext context)
    {
        if (value.Length == 0)
            return context.Texts.Get(context.Language, "answers.skipped");
        return step.Kind switch
        {
            StepKind.Choices => context.Texts.List(context.Language, [.. value.Split(StoredValue.Separator).Select(one => OptionLabel(step, one, context))]),
            StepKind.Number when StoredValue.Number(value) is { } number => NumberAnswer.Show(step, number, context),
            StepKind.Date when LocalFormat.IsoDate(value) is { } date => LocalFormat.Date(context.Language, date),
            StepKind.File when StoredFile.Parse(value) is { } file => file.Name,
            StepKind.Repeat when ItemCount.Parse(value) is { } count => context.Texts.Get(context.Language, "steps.item-count", ("count", count.Number)),
            StepKind.Municipality when context.Municipalities.ByKey(value) is { } municipality => MunicipalityName(municipality, context),
            _ when step.Options.Count > 0 => OptionLabel(step, value, context),
            _ => value,
        };
    }

    /// <summary>The stored answer with what was added to it: "Done – case 21/123".</summary>
    public static string Show(Step step, Answer answer, AnswerContext context)
    {
        var added = new[] { answer.Note, answer.Evidence is { } evidence ? StoredFile.Parse(evidence)?.Name : null };
        return string.Join(" – ", added.OfType<string>().Prepend(Show(step, answer.Value, context)));
    }

    private static string OptionLabel(Step step, string value, AnswerContext context)
    {
        if (context.Words.Find(step)?.Options.GetValueOrDefault(value) is { } words)
            return words.Label;
        return FixedOptions.IsOf(step.Kind) && StoredValue.OptionOf(step, value) is not null
            ? context.Texts.Get(context.Language, FixedOptions.TextOf(value))
            : value;
    }

    /// <summary>Swedish and Danish names take a genitive before "kommun(e)" that no rule gives surely, so they stand alone.</summary>
    private static string MunicipalityName(Municipality municipality, AnswerContext context) => municipality.Country is "NO"
        ? context.Texts.Get(context.Language, "answers.municipality-shown", ("name", municipality.CommonName))
        : municipality.CommonName;
}
