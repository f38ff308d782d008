using System.Text.RegularExpressions;
using Klimalos.Languages;

namespace Klimalos.Journeys.Answers;

/// <summary>Reads a date in any usual form and holds it against what a meeting's date can be.</summary>
internal sealed class DateAnswer(Step step, AnswerContext context)
{
    /// <summary>A meeting whose date is asked for is near; other dates may be of long ago (a decision of another decade).</summary>
    private static readonly (int Back, int Ahead) Meeting = (2, 5);
    private static readonly (int Back, int Ahead) AnyDate = (30, 15);

    private const int LongestQuestionThatIsADate = 4;
    private const int LongestSentence = 14;

    private static readonly Regex TimeOfDay = new(
        @"\b(kl|klokka|klokken|klockan)\.?\s?\d{1,2}([.:]\d{2})?\b|\b\d{1,2}:\d{2}(:\d{2})?\b|\b\d{1,2}\s?(am|pm)\b",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static readonly Regex DigitOrWord = new(@"\d+|\p{L}+", RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));

    public AnswerReading Read(string text)
    {
        var words = WordsOf(text, out var withoutTime);
        var isQuestion = TypedText.LooksLikeQuestion(text) && words.Count > LongestQuestionThatIsADate;
        if (isQuestion || words.Count > LongestSentence)
            return Refusal.NoAttempt("date-form", [Refusal.Text(text), .. Examples()]);

        var understood = new WrittenDate(context.Today).Read(withoutTime, words) ?? RelativeDate.Read(words, context.Today);
        return understood switch
        {
            UnderstoodDate.Day day => WrongWeekday(day.Date, words) ?? Check(day.Date),
            UnderstoodDate.Either either => Offer([either.First, either.Second]),
            UnderstoodDate.Several several => Refusal.Attempt("date-several", ("dates", string.Join(", ", several.Dates.Select(Write)))),
            UnderstoodDate.NoSuchMonth month => Refusal.Attempt("date-no-such-month", [Refusal.Text(text), ("month", month.Month), .. Examples()]),
            UnderstoodDate.NoSuchDay day => Refuse(day, text),
            UnderstoodDate.Incomplete => Refusal.Attempt("date-incomplete", [Refusal.Text(text), .. Examples()]),
            _ when withoutTime.Any(char.IsAsciiDigit) => Refusal.Attempt("date-form", [Refusal.Text(text), .. Examples()]),
            _ => Refusal.NoAttempt("date-form", [Refusal.Text(text), .. Examples()]),
        };
    }

    /// <summary>"13th" and "2027-12-13T18:00" come apart where digits meet letters; endings of ordinals are dropped.</summary>
    private static List<string> WordsOf(string text, out string withoutTime)
    {
        var spaced = text.Trim().Replace('\u00A0', ' ');
        // An instant as a date input of some clients submits it: only its date counts.
        if (spaced.Length > 10 && spaced[10] == 'T' && LocalFormat.IsoDate(spaced[..10]) is not null)
            spaced = spaced[..10];
        withoutTime = TimeOfDay.Replace(spaced, " ");
        return [.. DigitOrWord.Matches(withoutTime).Select(match => match.Value.ToLowerInvariant()).Where(word => !IsFiller(word))];
    }

    private static bool IsFiller(string word) => word is "th" or "st" or "nd" or "rd" or "of" or "the" or "den" or "e" or "te" or "de" or "d";

    private AnswerReading Check(DateOnly date)
    {
        var reach = step.WarnAfterDeadline ? Meeting : AnyDate;
        var (earliest, latest) = (context.Today.AddYears(-reach.Back), context.Today.AddYears(reach.Ahead));
        if (date < earliest)
            return Refusal.Attempt("date-too-early", ("date", date), ("earliest", earliest));
        if (date > latest)
            return Refusal.Attempt("date-too-late", ("date", date), ("latest", latest));
        return step.WarnAfterDeadline && context.Round.Deadline is { } deadline && date > deadline
            ? new AnswerReading.NeedsConfirmation(
                StoredValue.Of(date), "answers.date-after-deadline", [("date", date), ("deadline", deadline)])
            : new AnswerReading.Accepted(StoredValue.Of(date));
    }

    private AnswerReading.Refused? WrongWeekday(DateOnly date, List<string> words)
    {
        var said = words.Select(DateWords.Weekday).FirstOrDefault(day => day is not null);
        return said is null || said == date.DayOfWeek
            ? null
            : Refusal.Attempt("date-weekday", ("date", date), ("actual", NameOf(date.DayOfWeek)), ("said", NameOf(said.Value)));
    }

    private AnswerReading.Ambiguous Offer(IEnumerable<DateOnly> dates) => new([.. dates.Select(date => (StoredValue.Of(date), Write(date)))]);

    private AnswerReading.Refused Refuse(UnderstoodDate.NoSuchDay day, string text)
    {
        // No year said: February is taken to have 29 days.
        var last = DateTime.DaysInMonth(day.Year ?? 2024, day.Month);
        var pattern = day.Year is null ? "MMMM" : "MMMM yyyy";
        var month = new DateOnly(day.Year ?? 2024, day.Month, 1).ToString(pattern, context.Language.Culture());
        return Refusal.Attempt("date-no-such-day", [Refusal.Text(text), ("month", month), ("last", last), .. Examples()]);
    }

    /// <summary>The date two weeks on, which has never passed, in figures and with the month's name.</summary>
    private IEnumerable<(string Name, object? Value)> Examples()
    {
        var date = context.Today.AddDays(14);
        return [("short", LocalFormat.ShortDate(context.Language, date)), ("example", date)];
    }

    private string NameOf(DayOfWeek day) => context.Language.Culture().DateTimeFormat.GetDayName(day);

    private string Write(DateOnly date) => LocalFormat.Date(context.Language, date);
}
