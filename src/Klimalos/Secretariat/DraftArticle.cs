using System.Globalization;
using System.Text;
using Klimalos.Languages;

namespace Klimalos.Secretariat;

/// <summary>An article of the knowledge base, begun from a question that the secretariat answered. An editor finishes it.</summary>
/// <param name="Id">Made of the question's words, fit for a file name.</param>
public sealed record DraftArticle(string Id, Language Language, string Text)
{
    private const int LongestId = 60;

    /// <summary>How an article's file is named.</summary>
    public string FileName => $"{Id}.{Language.Code()}.md";

    /// <param name="question">It has an answer.</param>
    /// <param name="today">On which it was checked.</param>
    /// <param name="number">Above 1 where the name is taken.</param>
    public static DraftArticle Of(PassedQuestion question, DateOnly today, int number = 1)
    {
        var id = number == 1 ? Slug(question.Text) : string.Create(CultureInfo.InvariantCulture, $"{Slug(question.Text)}-{number}");
        var text = new StringBuilder()
            .Append("---\n")
            .Append("# A draft from a question that an official passed on. Before it goes to resources/knowledge: at least three ways to ask, the source,\n")
            .Append("# and a file for each language.\n")
            .Append(CultureInfo.InvariantCulture, $"id: {id}\n")
            .Append(CultureInfo.InvariantCulture, $"title: {Quoted(question.Text)}\n")
            .Append(CultureInfo.InvariantCulture, $"topic: {question.Journey ?? "general"}\n")
            .Append("questions:\n")
            .Append(CultureInfo.InvariantCulture, $"  - {Quoted(question.Text)}\n")
            .Append("source:\n  title: \"\"\n")
            .Append(CultureInfo.InvariantCulture, $"checked: {today:yyyy-MM-dd}\n")
            .Append("---\n")
            .Append(question.Answer!.Text.ReplaceLineEndings("\n").Trim()).Append('\n');
        return new DraftArticle(id, question.Language, text.ToString());
    }

    /// <summary>"Kan vi søke støtte?" is <c>kan-vi-soke-stotte</c>: letters a to z and digits, so that it is nothing else in any path.</summary>
    private static string Slug(string text)
    {
        var plain = text.ToLowerInvariant().Replace("æ", "ae", StringComparison.Ordinal).Replace("ø", "o", StringComparison.Ordinal)
            .Replace("ß", "ss", StringComparison.Ordinal).Normalize(NormalizationForm.FormD);
        var slug = new StringBuilder(LongestId);
        foreach (var letter in plain)
        {
            if (slug.Length == LongestId)
                break;
            if (char.IsAsciiLetterOrDigit(letter))
                slug.Append(letter);
            else if (CharUnicodeInfo.GetUnicodeCategory(letter) is not UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
        }

        var id = slug.ToString().Trim('-');
        return id.Length > 0 ? id : "question";
    }

    private static string Quoted(string text) =>
        $"\"{Documents.PlainText.Clean(text).ReplaceLineEndings(" ").Replace('\t', ' ').Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
