using System.Text;
using System.Text.RegularExpressions;

namespace Klimalos.Conversations;

/// <summary>The Markdown that replies are written in.</summary>
public static class Markdown
{
    private static readonly Regex LeadingMarker = new(@"^(?<marker>[-+#>]+|\d{1,9}[.)])[ \t]", RegexOptions.NonBacktracking);

    /// <summary>Shows a text as it is, whatever a person typed in it: nothing becomes emphasis, a link or a list.</summary>
    public static string Literal(string plain)
    {
        var escaped = new StringBuilder(plain.Length + 8);
        for (var index = 0; index < plain.Length; index++)
        {
            if (plain[index] is '\\' or '*' or '[' or ']' or '`' || (plain[index] is '_' && !IsWithinWord(plain, index)))
                escaped.Append('\\');
            escaped.Append(plain[index]);
        }

        return string.Join('\n', escaped.ToString().Split('\n').Select(WithoutListMarker));
    }

    /// <summary>"13. desember" at the start of a line would become a numbered list; a no-break space keeps it a date.</summary>
    private static string WithoutListMarker(string line) => line is ['-' or '+' or '#' or '>' or (>= '0' and <= '9'), ..]
        ? LeadingMarker.Replace(line, "${marker}\u00A0")
        : line;

    private static bool IsWithinWord(string text, int index) =>
        index > 0 && index < text.Length - 1 && char.IsLetterOrDigit(text[index - 1]) && char.IsLetterOrDigit(text[index + 1]);
}
