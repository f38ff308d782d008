using System.Text.RegularExpressions;
using Klimalos.Languages;

namespace Klimalos.Journeys.Answers;

/// <summary>Reads a phone number, by itself or in a short sentence.</summary>
internal static class PhoneAnswer
{
    /// <summary>Norwegian companies have numbers of five digits.</summary>
    private const int FewestDigits = 5;

    /// <summary>ITU-T E.164, without the prefix for calls abroad.</summary>
    private const int MostDigits = 15;

    private const int LongestSentence = 10;

    private static readonly Regex Digits = new(
        @"(\+|\b00)?\s?\(?\d[\d\s\u00A0().\-–/]*", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    public static AnswerReading Read(string text)
    {
        var words = TypedText.Words(text);
        var numbers = Digits.Matches(text).Select(match => Clean(match.Value)).Where(number => number.Count(char.IsAsciiDigit) >= FewestDigits).ToList();
        if (numbers.Count == 0 || words.Length > LongestSentence || (TypedText.LooksLikeQuestion(text) && words.Length > 1))
            return IsAttempt(text, words) ? Refusal.Attempt("phone-short", Refusal.Text(text)) : Refusal.NoAttempt("phone-form", Refusal.Text(text));
        if (numbers.Distinct(StringComparer.Ordinal).Count() > 1)
            return Refusal.Attempt("phone-several", ("numbers", string.Join(", ", numbers)));
        return numbers[0].Count(char.IsAsciiDigit) > MostDigits
            ? Refusal.Attempt("phone-long", ("text", numbers[0]), ("max", MostDigits))
            : new AnswerReading.Accepted(numbers[0]);
    }

    private static bool IsAttempt(string text, string[] words) =>
        text.Count(char.IsAsciiDigit) >= 3 && words.Length <= 3 && !TypedText.LooksLikeQuestion(text);

    /// <summary>The digits in the groups that they were typed in, with a plus for 00.</summary>
    private static string Clean(string typed)
    {
        var groups = typed.Split([' ', '\t', '\n', '\r', '\u00A0', '(', ')', '.', '-', '–', '/'], StringSplitOptions.RemoveEmptyEntries);
        var number = string.Join(' ', groups);
        return number.StartsWith("00", StringComparison.Ordinal) ? $"+{number[2..].TrimStart()}" : number;
    }
}
