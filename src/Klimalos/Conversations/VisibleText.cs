using System.Globalization;
using System.Text;

namespace Klimalos.Conversations;

/// <summary>What people typed, without what nobody sees.</summary>
public static class VisibleText
{
    /// <summary>Longer texts are cut here: more than any answer to a step needs.</summary>
    public const int MaxLength = 8_000;

    /// <summary>Trimmed, composed (NFC), cut, and without characters that nobody sees: controls except line feeds, joiners, direction marks.</summary>
    public static string Clean(string text)
    {
        var visible = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (visible.Length >= MaxLength)
                break;
            if (rune.Value == '\n')
                visible.Append('\n');
            else if (rune.Value is '\t' or 0xA0 or 0x2028 or 0x2029)
                visible.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format))
                visible.Append(rune.ToString());
        }

        return Cut(visible.ToString().Normalize(NormalizationForm.FormC).Trim(), MaxLength);
    }

    /// <summary>At most that many characters, and no half of a surrogate pair at the end.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        return text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
