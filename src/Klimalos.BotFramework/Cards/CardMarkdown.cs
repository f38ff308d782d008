using System.Buffers;
using System.Text.RegularExpressions;

namespace Klimalos.BotFramework.Cards;

/// <summary>
/// Fits Markdown to cards, which know bold, italic, lists and links only
/// (https://learn.microsoft.com/adaptive-cards/authoring-cards/text-features).
/// </summary>
internal static class CardMarkdown
{
    /// <summary>A paragraph, a list or a heading.</summary>
    public readonly record struct Block(string Text, bool IsHeading);

    /// <summary>Nothing of Markdown is written without one of these.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("*`_[#>\\");

    private static readonly Regex ListMarker = Pattern(@"^\s*([-*+]|\d{1,9}[.)])\s");
    private static readonly Regex HeadingMarker = Pattern(@"^#{1,6}\s+");
    private static readonly Regex LinkOrImage = Pattern(@"!?\[([^\]]*)\]\([^)]*\)");
    private static readonly Regex Emphasis = Pattern(@"\*+|`+|(^|\s)_+|_+(\s|$)|^\s*(#{1,6}|>)\s+");

    public static IReadOnlyList<Block> Blocks(string markdown)
    {
        var blocks = new List<Block>();
        var lines = new List<string>();
        foreach (var line in markdown.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()))
        {
            if (lines.Count > 0 && BeginsBlock(line, lines[^1]))
                End(lines, blocks);
            if (line.Length > 0)
                lines.Add(line);
        }

        End(lines, blocks);
        return blocks;
    }

    /// <summary>The words alone, for speech and notifications.</summary>
    public static string Words(string markdown) => markdown.AsSpan().ContainsAny(Marks)
        ? OnOneLine(Emphasis.Replace(LinkOrImage.Replace(markdown, "$1"), " ")).Replace(@"\", "", StringComparison.Ordinal)
        : OnOneLine(markdown);

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool BeginsBlock(string line, string previous) =>
        line.Length == 0
        || IsHeading(line)
        || IsHeading(previous)
        || (IsListItem(line) && !IsListLine(previous));

    private static bool IsHeading(string line) => line is ['#', ..] && HeadingMarker.IsMatch(line);

    private static bool IsListItem(string line) => !char.IsLetter(line[0]) && ListMarker.IsMatch(line);

    private static bool IsListLine(string line) => IsListItem(line) || line.StartsWith("  ", StringComparison.Ordinal);

    private static void End(List<string> lines, List<Block> blocks)
    {
        if (lines.Count == 0)
            return;
        var text = string.Join('\n', lines);
        var isHeading = lines.Count == 1 && IsHeading(text);
        blocks.Add(new Block(isHeading ? HeadingMarker.Replace(text, "") : text, isHeading));
        lines.Clear();
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.Multiline);
}
