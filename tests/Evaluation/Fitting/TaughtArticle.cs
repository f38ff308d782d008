using Klimalos.Knowledge;

namespace Evaluation.Fitting;

/// <summary>The texts of one article in all languages.</summary>
/// <param name="Phrasings">Titles and questions.</param>
/// <param name="Sentences">Of the bodies.</param>
internal sealed record TaughtArticle(string Id, string Topic, IReadOnlyList<string> Phrasings, IReadOnlyList<string> Sentences)
{
    private static readonly string[] SentenceEnds = [". ", "! ", "? ", "\n"];

    public static List<TaughtArticle> Of(IEnumerable<Article> articles) =>
        [.. articles.GroupBy(article => article.Id, StringComparer.Ordinal).Select(group => new TaughtArticle(
            group.Key,
            group.First().Topic,
            [.. group.SelectMany(article => article.Questions.Prepend(article.Title))],
            [.. group.SelectMany(article => article.Body.Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))]))];

    public string AnyPhrasing(Random random) => Phrasings[random.Next(Phrasings.Count)];

    public string AnySentence(Random random) => Sentences[random.Next(Sentences.Count)];
}
