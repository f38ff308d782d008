using System.Text;

namespace Klimalos.Conversations;

/// <summary>Typed text made comparable with the words that the bot knows.</summary>
internal static class Phrase
{
    /// <summary>Lower case, punctuation at the edges of words removed, white space folded.</summary>
    public static string Normalise(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                result.Append(char.ToLowerInvariant(c));
            else if (c is '\'' or '’' or '-' && result.Length > 0 && result[^1] != ' ')
                result.Append(c is '’' ? '\'' : c);
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        return result.ToString().TrimEnd();
    }

    public static string[] WordsOf(string text) => Normalise(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
