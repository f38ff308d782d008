using System.Globalization;
using System.Text;

namespace Klimalos.Documents;

/// <summary>Makes text that people typed fit to stand in a file.</summary>
internal static class PlainText
{
    private const string NotInFileNames = "\\/:*?\"<>|";

    /// <summary>
    /// The text without what XML 1.0 cannot hold (control characters, lone surrogates, non-characters) and without marks that turn
    /// the direction of the text after them. Line ends become line feeds. Nothing is cut off.
    /// </summary>
    public static string Clean(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            // EnumerateRunes gives U+FFFD for a lone surrogate.
            if (rune.Value is '\n' or '\t' || !(Rune.IsControl(rune) || IsNonCharacter(rune) || TurnsDirection(rune)))
                result.Append(rune);
        }

        return result.ToString().Trim();
    }

    public static string FileName(string name)
    {
        var extension = Path.GetExtension(name);
        var stem = Clean(name[..^extension.Length]).Split(['\n', '\t', ' '], StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(string.Join(' ', stem).Select(c => NotInFileNames.Contains(c, StringComparison.Ordinal) ? '-' : c)) + extension;
    }

    private static bool IsNonCharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    private static bool TurnsDirection(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
