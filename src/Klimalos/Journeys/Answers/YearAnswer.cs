using System.Globalization;
using System.Text.RegularExpressions;
using Klimalos.Languages;

namespace Klimalos.Journeys.Answers;

/// <summary>Reads one year, by itself or in a short sentence, and refuses those that cannot be meant.</summary>
internal static class YearAnswer
{
    private const int LongestSentence = 10;

    /// <summary>A year later than this is a typing error.</summary>
    private const int LatestPlausible = 2200;

    private static readonly Regex Decade = new(
        @"\b\d{3}0(\s?[-–]?\s?(årene|tallet|talet|åra|årtiet)|['’]?(s|erne|ere)\b)", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static readonly Regex Numbers = new(@"\d+", RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));

    public static AnswerReading Read(Step step, string text, AnswerContext context)
    {
        var numbers = Numbers.Matches(text).Select(match => match.Value).ToList();
        var isQuestion = TypedText.LooksLikeQuestion(text) && TypedText.Words(text).Length > 1;
        if (numbers.Count == 0 || isQuestion || TypedText.Words(text).Length > LongestSentence)
            return Refusal.NoAttempt("year-form", Refusal.Text(text));
        if (Decade.IsMatch(text))
            return Refusal.Attempt("year-decade", ("text", text.Trim()), ("example", ExampleOf(numbers[0])));

        var years = numbers.Select(AsYear).OfType<int>().Distinct().ToList();
        return years switch
        {
            [var year] => Check(step, year, context),
            [] => Refusal.Attempt("year-form", Refusal.Text(text)),
            _ => Refusal.Attempt("year-several", ("years", string.Join(", ", years.Select(Write)))),
        };
    }

    private static AnswerReading Check(Step step, int year, AnswerContext context)
    {
        if (year < step.EarliestYear)
            return Refusal.Attempt("year-early", ("year", Write(year)), ("earliest", Write(step.EarliestYear.Value)));
        if (step.EarliestYear is null && year < context.Today.Year)
            return Refusal.Attempt("year-past", ("year", Write(year)), ("thisYear", Write(context.Today.Year)));
        if (year > step.LatestYear)
        {
            var reason = context.Words.Steps.GetValueOrDefault(step.Id)?.Refusal ?? "";
            return Refusal.Attempt("refused-with-reason", ("understood", Write(year)), ("reason", reason));
        }

        return year > LatestPlausible ? Refusal.Attempt("year-form", Refusal.Text(Write(year))) : new AnswerReading.Accepted(Write(year));
    }

    private static int? AsYear(string digits) =>
        digits.Length == 4 && int.Parse(digits, CultureInfo.InvariantCulture) is >= 1000 and var year ? year : null;

    /// <summary>The middle of the decade: "2040-årene" gets the example 2045.</summary>
    private static string ExampleOf(string decade) => string.Concat(decade.AsSpan(0, decade.Length - 1), "5");

    private static string Write(int year) => year.ToString(CultureInfo.InvariantCulture);
}
