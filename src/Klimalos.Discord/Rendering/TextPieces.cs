using System.Globalization;

namespace Klimalos.Discord.Rendering;

/// <summary>
/// Cuts texts to Discord's lengths. Discord counts code points; counting UTF-16 units, as here, never comes to less.
/// </summary>
public static class TextPieces
{
    private static readonly string[][] Borders = [["\n\n"], ["\n"], [". ", "! ", "? ", ": "], [" "]];

    /// <summary>At most that many characters; what is left out shows as "…", and no letter is cut in two.</summary>
    public static string Cut(string text, int length) => text.Length <= length ? text : $"{text[..Whole(text, length - 1)].TrimEnd()}…";

    /// <summary>Pieces of at most that length, cut at the end of a paragraph, a line, a sentence or a word, in this order.</summary>
    public static IEnumerable<string> Split(string text, int length)
    {
        while (text.Length > length)
        {
            var end = BorderIn(text, length);
            yield return text[..end].TrimEnd();
            text = text[end..].TrimStart();
        }

        if (text.Length > 0)
            yield return text;
    }

    /// <summary>Not in the first third: a piece of one line would look as if something were missing.</summary>
    private static int BorderIn(string text, int length)
    {
        foreach (var kind in Borders)
        {
            var end = kind.Max(border => text.LastIndexOf(border, length - 1, length - (length / 3), StringComparison.Ordinal) is var at and >= 0 ? Math.Min(at + border.Length, length) : -1);
            if (end > 0)
                return end;
        }

        return Whole(text, length);
    }

    /// <summary>How much of the text goes into that length without cutting what is seen as one letter.</summary>
    private static int Whole(string text, int length)
    {
        var end = 0;
        while (end < text.Length && StringInfo.GetNextTextElementLength(text, end) is var next && end + next <= length)
            end += next;
        return end > 0 ? end : char.IsHighSurrogate(text[length - 1]) ? length - 1 : length;
    }
}
