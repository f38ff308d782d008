using System.Text;

namespace Klimalos.Knowledge.Search;

/// <summary>
/// Cuts a text into words in a form that all four languages share: lower case, without rings and dots (å, ä, æ → a; ø, ö → o; also
/// typed as aa, ae, oe), double letters as one. So "förvaltning" and "forvaltning" are one word, and so are many typing errors.
/// </summary>
internal static class Words
{
    /// <summary>Longer questions are searched by their beginning.</summary>
    private const int LongestText = 1000;

    public static List<string> Of(string text, int longest = int.MaxValue)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var length = Math.Min(text.Length, longest);
        for (var i = 0; i < length; i++)
        {
            if (char.IsLetterOrDigit(text[i]))
                Append(word, Plain(char.ToLowerInvariant(text[i])));
            else if (IsDecimalMark(text, i))
                word.Append('.');
            else
                End(word, words, text[i]);
        }
        End(word, words, ' ');
        return words;
    }

    public static List<string> OfQuestion(string text) => Of(text, LongestText);

    private static void End(StringBuilder word, List<string> words, char mark)
    {
        if (word.Length > 0)
            words.Add(word.ToString());
        word.Clear();
        if (mark == '%')
            words.Add("%");
    }

    private static void Append(StringBuilder word, char letter)
    {
        var previous = word.Length > 0 ? word[^1] : '\0';
        var isRepeated = previous == letter && !char.IsAsciiDigit(letter);
        var isTypedMark = letter == 'e' && previous is ('a' or 'o');
        if (!isRepeated && !isTypedMark)
            word.Append(letter);
    }

    private static char Plain(char letter) => letter switch
    {
        'å' or 'ä' or 'æ' or 'á' or 'à' or 'â' => 'a',
        'ö' or 'ø' or 'ó' or 'ò' or 'ô' => 'o',
        'é' or 'è' or 'ê' or 'ë' => 'e',
        'ü' => 'u',
        _ => letter,
    };

    private static bool IsDecimalMark(string text, int place) =>
        text[place] is ',' or '.' && place > 0 && place + 1 < text.Length && char.IsAsciiDigit(text[place - 1]) && char.IsAsciiDigit(text[place + 1]);
}
