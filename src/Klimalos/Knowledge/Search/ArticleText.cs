using Klimalos.Languages;

namespace Klimalos.Knowledge.Search;

/// <summary>Where a text of an article stands.</summary>
internal enum TextPlace
{
    Title,
    Question,
    Body,

    /// <summary>In <c>resources/phrasings.{language}.tsv</c>, not in the article's own file.</summary>
    Phrasing,
}

/// <summary>A text of an article, cut into words once for all that is made of it.</summary>
internal sealed record ArticleText(TextPlace Place, IReadOnlyList<string> Words, IReadOnlyList<string> Stems)
{
    /// <summary>All texts of an article. Nynorsk phrasings stand among those in bokmål, and are read as questions are.</summary>
    public static IReadOnlyList<ArticleText> Of(Article article, Thesaurus thesaurus)
    {
        return
        [
            Read(TextPlace.Title, article.Title),
            .. article.Questions.Select(question => Read(TextPlace.Question, question)),
            Read(TextPlace.Body, article.Body),
            .. article.Phrasings.Select(phrasing => Read(TextPlace.Phrasing, phrasing)),
        ];

        ArticleText Read(TextPlace place, string text)
        {
            var words = Search.Words.Of(text);
            if (article.Language == Language.Nb)
                words = thesaurus.InBokmaal(words);
            return new ArticleText(place, words, [.. words.Select(Stemmer.Stem)]);
        }
    }
}
