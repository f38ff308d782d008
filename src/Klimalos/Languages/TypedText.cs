using System.Text;

namespace Klimalos.Languages;

/// <summary>What people type, brought to a form that can be compared.</summary>
public static class TypedText
{
    private static readonly HashSet<string> QuestionWords = new(StringComparer.Ordinal)
    {
        "hva", "hvem", "hvor", "hvorfor", "hvordan", "hvilken", "hvilke", "hvilket", "når", "kva", "kven", "kvifor", "korleis",
        "vad", "vem", "var", "varför", "hur", "vilken", "vilka", "vilket",
        "hvad", "hvornår", "what", "who", "where", "why", "how", "which", "when",
    };

    /// <summary>What this thread read last: one message is held against a dozen vocabularies in turn.</summary>
    [ThreadStatic]
    private static (string Text, string Normalised, string[]? Words) last;

    /// <summary>Lower case, letters and digits kept, everything else one space. Symbols such as ✅ are left out.</summary>
    public static string Normalise(string text)
    {
        if (!ReferenceEquals(text, last.Text))
            last = (text, Read(text), null);
        return last.Normalised;
    }

    private static string Read(string text)
    {
        var result = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var letter in Composed(text))
        {
            if (!char.IsLetterOrDigit(letter))
            {
                pendingSpace = result.Length > 0;
                continue;
            }

            if (pendingSpace)
                result.Append(' ');
            pendingSpace = false;
            result.Append(char.ToLowerInvariant(letter));
        }

        return result.ToString();
    }

    /// <summary>No mark that could be joined to the letter before it comes below U+0300, so that nearly no text needs the table.</summary>
    private static string Composed(string text) =>
        text.AsSpan().ContainsAnyExceptInRange('\0', '\u02FF') ? text.Normalize(NormalizationForm.FormC) : text;

    /// <summary>The words of the normalised text. The array is shared: it is not to be changed.</summary>
    public static string[] Words(string text)
    {
        var normalised = Normalise(text);
        return last.Words ??= normalised.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Rather asks something than answers it.</summary>
    public static bool LooksLikeQuestion(string text) =>
        text.TrimEnd().EndsWith('?') || (Words(text) is [var first, _, ..] && QuestionWords.Contains(first));
}
