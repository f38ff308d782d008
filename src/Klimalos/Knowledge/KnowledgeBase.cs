using System.Collections.Frozen;
using Klimalos.Knowledge.Reading;
using Klimalos.Knowledge.Search;
using Klimalos.Languages;

namespace Klimalos.Knowledge;

/// <summary>The articles, and the search over them. Immutable once loaded; made anew when the files change.</summary>
public sealed class KnowledgeBase
{
    /// <summary>Below this score no article is given as an answer.</summary>
    public static double AnswerThreshold => RankingWeights.Fitted.Answer;

    private const int MostDidYouMean = 3;

    /// <summary>An article that ranks further behind the best one is not offered beside it.</summary>
    private const float WidestLag = 3;

    private const int MostRanked = 10;

    private readonly FrozenDictionary<(string Id, Language Language), Article> _byId;
    private readonly Contacts _contacts;
    private readonly SearchIndex _index;

    private KnowledgeBase(IReadOnlyList<Article> articles, Contacts contacts, Thesaurus thesaurus)
    {
        Articles = articles;
        _contacts = contacts;
        _byId = articles.ToFrozenDictionary(article => (article.Id, article.Language));
        _index = SearchIndex.Build(articles, thesaurus);
        WordUse = WordUse.Of(articles.SelectMany(article => article.Questions.Prepend(article.Title).Concat(article.Phrasings).Select(text => (article.Language, text))));
    }

    public IReadOnlyList<Article> Articles { get; }

    /// <summary>Which words the ways to ask have in each language.</summary>
    public WordUse WordUse { get; }

    /// <summary>Reads the articles (<c>resources/knowledge/{id}.{language}.md</c>) and contacts, and builds the index.</summary>
    /// <param name="thesaurus"><c>resources/thesaurus.yaml</c>: words of one meaning. Without it the search knows only the articles' own words.</param>
    /// <param name="places">Names of municipalities: a question about one is not answered with what is known of another.</param>
    /// <exception cref="ContentException">Something is wrong in the files.</exception>
    /// <param name="phrasings"><c>resources/phrasings.{language}.tsv</c>: further ways to ask.</param>
    public static KnowledgeBase Load(
        IReadOnlyList<ContentFile> articles,
        ContentFile contacts,
        ContentFile? thesaurus = null,
        IEnumerable<string>? places = null,
        IReadOnlyList<ContentFile>? phrasings = null)
    {
        var problems = new List<ContentProblem>();
        var people = Contacts.Read(contacts, problems);
        var read = new List<(ContentFile File, Article Article)>();
        foreach (var file in articles)
        {
            if (new ArticleFile(file, problems).Read(people) is { } article)
                read.Add((file, article));
        }
        var words = thesaurus is null ? Thesaurus.Empty : Thesaurus.Read(thesaurus, problems);
        words.Entities.ReadPlaces(places ?? []);
        if (problems.Count == 0)
            ArticleSet.Check(read, problems);
        var whole = problems.Count == 0 ? PhrasingFiles.AddTo([.. read.Select(pair => pair.Article)], phrasings ?? [], problems) : [];
        if (problems.Count > 0)
            throw new ContentException(problems);
        return new KnowledgeBase([.. whole.OrderBy(Order, StringComparer.Ordinal)], people, words);
    }

    public Article? Get(string id, Language language) => _byId.GetValueOrDefault((id, language));

    /// <summary>Finds the article that answers the question, or those that may, or says that none does.</summary>
    /// <param name="question">The question as it was typed, in any of the languages.</param>
    /// <param name="language">The language that the answer is to be in; the question itself may be in another.</param>
    /// <param name="context">The conversation so far: a question that names no programme is about the one spoken of.</param>
    public KnowledgeResult Find(string question, Language language, KnowledgeContext? context = null)
    {
        var (score, best) = _index.Rank(question, language, context, MostRanked);
        if (best.Count == 0)
            return KnowledgeResult.Nothing;
        var articles = best.Select(candidate => _byId[(candidate.Id, language)]).ToList();
        var weights = RankingWeights.Fitted;
        if (score >= weights.Answer)
            return new KnowledgeResult(articles[0], score, articles, []);
        return new KnowledgeResult(null, score, articles, score >= weights.DidYouMean ? Choices(best, articles) : []);
    }

    private static List<Article> Choices(IReadOnlyList<Candidate> best, List<Article> articles)
    {
        var near = 1;
        while (near < Math.Min(best.Count, MostDidYouMean) && (near < 2 || best[0].Rank - best[near].Rank <= WidestLag))
            near++;
        return articles[..near];
    }

    /// <summary>"Kirsti Svenning, Race to Zero Norway …" of an id in contacts.yaml, in the language.</summary>
    /// <exception cref="KeyNotFoundException">No such contact: a programming error, as loading checks the articles' contacts.</exception>
    public string Contact(string id, Language language) => _contacts.Phrase(id, language);

    private static string Order(Article article) => $"{article.Id}.{(int)article.Language}";
}
