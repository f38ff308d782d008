using Klimalos.Languages;

namespace Klimalos.Knowledge.Reading;

/// <summary>
/// Reads <c>resources/phrasings.{language}.tsv</c>: a line for each further way to ask, with the article's id, a tab and the phrasing.
/// Lines that begin with <c>#</c> say nothing.
/// </summary>
internal static class PhrasingFiles
{
    /// <summary>What the paths of these files begin with.</summary>
    public const string Beginning = "resources/phrasings.";

    private const string Ending = ".tsv";

    /// <summary>The articles with the phrasings that the files have for them.</summary>
    public static IReadOnlyList<Article> AddTo(IReadOnlyList<Article> articles, IReadOnlyList<ContentFile> files, List<ContentProblem> problems)
    {
        var byId = articles.ToDictionary(article => (article.Id, article.Language), article => new List<string>());
        foreach (var file in files)
        {
            if (LanguageOf(file.Path) is { } language)
                Read(file, language, byId, Taken(articles, language), problems);
            else
                problems.Add(new ContentProblem(file.Path, null, "A file of phrasings is named phrasings.{language}.tsv, with nb, sv, da or en as language."));
        }
        return [.. articles.Select(article => article with { Phrasings = byId[(article.Id, article.Language)] })];
    }

    private static void Read(
        ContentFile file, Language language, Dictionary<(string, Language), List<string>> byId, Dictionary<string, string> taken, List<ContentProblem> problems)
    {
        var number = 0;
        foreach (var line in file.Text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace() || line[0] == '#')
                continue;
            if (Problem(line, language, byId, taken) is { } problem)
                problems.Add(new ContentProblem(file.Path, number, problem));
        }
    }

    /// <summary>Takes the line in, or says why not.</summary>
    private static string? Problem(ReadOnlySpan<char> line, Language language, Dictionary<(string, Language), List<string>> byId, Dictionary<string, string> taken)
    {
        var tab = line.IndexOf('\t');
        var text = line[(tab + 1)..].Trim().ToString();
        if (tab < 1 || text.Length == 0 || text.Contains('\t', StringComparison.Ordinal))
            return "Expected the id of an article, a tab and a way to ask for it.";
        var id = line[..tab].Trim().ToString();
        if (!byId.TryGetValue((id, language), out var phrasings))
            return $"There is no article '{id}'.";
        if (!taken.TryAdd(text, id))
            return $"'{text}' is there already, for the article '{taken[text]}'.";
        phrasings.Add(text);
        return null;
    }

    /// <summary>The articles' own titles and questions, each with its article.</summary>
    private static Dictionary<string, string> Taken(IReadOnlyList<Article> articles, Language language)
    {
        var taken = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var article in articles.Where(article => article.Language == language))
        {
            foreach (var text in article.Questions.Prepend(article.Title))
                taken.TryAdd(text, article.Id);
        }
        return taken;
    }

    private static Language? LanguageOf(string path)
    {
        foreach (var language in LanguageExtensions.All)
        {
            if (string.Equals(path, $"{Beginning}{language.Code()}{Ending}", StringComparison.Ordinal))
                return language;
        }
        return null;
    }
}
