using Klimalos;
using Klimalos.Knowledge;
using Klimalos.Knowledge.Search;
using Klimalos.Languages;

namespace Evaluation;

/// <summary>
/// Questions that need no author: each of the articles' own phrasings is taken out of the base, in all languages at once, and asked.
/// So is each phrasing of an article that was taken out as a whole, which nothing should then answer.
/// </summary>
internal sealed class LeaveOut(IReadOnlyList<Article> articles, Thesaurus thesaurus)
{
    private const int Parts = 6;

    public IEnumerable<(SearchIndex Index, Question Question)> Answerable()
    {
        for (var part = 0; part < Parts; part++)
        {
            var place = part;
            var index = SearchIndex.Build([.. articles.Select(article => Without(article, place))], thesaurus);
            foreach (var article in articles.Where(article => article.Questions.Count > place))
                yield return (index, Ask(article, article.Questions[place], [article.Id]));
        }
    }

    public IEnumerable<(SearchIndex Index, Question Question)> Unanswerable()
    {
        var ids = articles.Select(article => article.Id).Distinct(StringComparer.Ordinal).ToList();
        for (var part = 0; part < Parts; part++)
        {
            var gone = ids.Where((_, place) => place % Parts == part).ToHashSet(StringComparer.Ordinal);
            var index = SearchIndex.Build([.. articles.Where(article => !gone.Contains(article.Id))], thesaurus);
            foreach (var article in articles.Where(article => gone.Contains(article.Id)))
            {
                foreach (var question in article.Questions)
                    yield return (index, Ask(article, question, []));
            }
        }
    }

    private static Question Ask(Article article, string text, IReadOnlyList<string> expected) =>
        new(article.Language.Code(), expected.Count > 0 ? "left out" : "none", text, expected);

    private static Article Without(Article article, int place) =>
        article with { Questions = [.. article.Questions.Where((_, i) => i != place)] };
}
