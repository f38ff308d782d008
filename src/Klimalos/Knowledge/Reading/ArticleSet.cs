using Klimalos.Languages;

namespace Klimalos.Knowledge.Reading;

/// <summary>Holds the articles of one id against each other: all four languages must be there and agree on the facts about them.</summary>
internal static class ArticleSet
{
    public static void Check(IReadOnlyList<(ContentFile File, Article Article)> articles, List<ContentProblem> problems)
    {
        foreach (var group in articles.GroupBy(pair => pair.Article.Id, StringComparer.Ordinal))
            CheckOne([.. group], problems);
    }

    private static void CheckOne(IReadOnlyList<(ContentFile File, Article Article)> versions, List<ContentProblem> problems)
    {
        var (first, model) = versions[0];
        foreach (var language in LanguageExtensions.All)
        {
            var count = versions.Count(version => version.Article.Language == language);
            if (count == 0)
                problems.Add(new ContentProblem(first.Path, null, $"The article '{model.Id}' is missing in {language.Code()}."));
            else if (count > 1)
                problems.Add(new ContentProblem(first.Path, null, $"The article '{model.Id}' is there twice in {language.Code()}."));
        }
        foreach (var (file, article) in versions.Skip(1))
            CheckSame(file, article, model, problems);
    }

    private static void CheckSame(ContentFile file, Article article, Article model, List<ContentProblem> problems)
    {
        Compare("topic", article.Topic, model.Topic);
        Compare("checked", article.Checked, model.Checked);
        Compare("expires", article.Expires, model.Expires);
        Compare("contact", article.Contact, model.Contact);

        void Compare<T>(string key, T value, T expected)
        {
            if (!EqualityComparer<T>.Default.Equals(value, expected))
                problems.Add(new ContentProblem(file.Path, LineOf(file, key), $"'{key}' differs from the article in {model.Language.Code()}."));
        }
    }

    private static int? LineOf(ContentFile file, string key)
    {
        var line = Array.FindIndex(file.Text.Split('\n'), text => text.StartsWith(key + ":", StringComparison.Ordinal));
        return line < 0 ? null : line + 1;
    }
}
