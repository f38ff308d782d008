using Klimalos.Enrolments;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Journeys;

/// <summary>What an answer is read against.</summary>
/// <param name="Today">Local date of the municipality.</param>
public sealed record AnswerContext(
    Journey Journey, JourneyWords Words, Language Language, DateOnly Today, Round Round, MunicipalityRegister Municipalities, Texts Texts);

/// <summary>Reads typed text and submitted values as the answer to a step, in each language's usual ways.</summary>
public static class AnswerReader
{
    /// <summary>Reads what was typed: the option's label, its number in the list, its value, a synonym; a date in any usual form; …</summary>
    public static AnswerReading ReadText(Step step, string text, AnswerContext context) => throw new NotSupportedException();

    /// <summary>Reads what a button or form submitted: stable values (or, in a form's text input, what was typed).</summary>
    public static AnswerReading ReadValue(Step step, string value, AnswerContext context) => throw new NotSupportedException();

    /// <summary>The stored value as a person reads it: the option's label, "13. desember 2027", "Asker kommune".</summary>
    public static string Show(Step step, string value, AnswerContext context) => throw new NotSupportedException();
}
