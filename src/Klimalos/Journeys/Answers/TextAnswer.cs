using System.Text;

namespace Klimalos.Journeys.Answers;

/// <summary>Reads free text: something must be said in it, and it must fit.</summary>
internal static class TextAnswer
{
    private const int LongestText = 200;
    private const int LongestLongText = 4000;

    public static AnswerReading Read(string text, bool isLong)
    {
        var value = Clean(text, keepLines: isLong);
        var longest = isLong ? LongestLongText : LongestText;
        if (value.Length > longest)
            return Refusal.Attempt("text-too-long", ("length", value.Length), ("max", longest));
        return value.Any(char.IsLetterOrDigit) ? new AnswerReading.Accepted(value) : Refusal.NoAttempt("text-empty");
    }

    /// <summary>Without control characters, which no document and no channel can show.</summary>
    private static string Clean(string text, bool keepLines)
    {
        var cleaned = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            if (letter == '\n' && keepLines)
                cleaned.Append(letter);
            else if (char.IsControl(letter))
                cleaned.Append(' ');
            else
                cleaned.Append(letter);
        }

        return cleaned.ToString().Trim();
    }
}
