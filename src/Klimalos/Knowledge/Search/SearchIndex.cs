using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;
using Klimalos.Knowledge.Search.Semantics;
using Klimalos.Languages;

namespace Klimalos.Knowledge.Search;

/// <summary>The articles made ready for search. An article is found by its texts in any language; those in the asker's language weigh most.</summary>
internal sealed class SearchIndex
{
    private const float OtherLanguage = 0.95f;

    private readonly Reader _reader;
    private readonly Thesaurus _thesaurus;
    private readonly Vocabulary _vocabulary;
    private readonly Postings _postings;
    private readonly SemanticModel _model;
    private readonly DomainGate _gate;
    private readonly SemanticIndex _semantics = new();
    private readonly List<(string Id, Subject Subject)> _articles = [];

    /// <summary>As many as there were questions at one time.</summary>
    private readonly ConcurrentBag<Gathering> _idle = [];

    private SearchIndex(Reader reader, Thesaurus thesaurus, Vocabulary vocabulary, Postings postings, SemanticModel model, DomainGate gate) =>
        (_reader, _thesaurus, _vocabulary, _postings, _model, _gate) = (reader, thesaurus, vocabulary, postings, model, gate);

    /// <param name="model">Another model than the one that the build brought along: for fitting.</param>
    /// <param name="gate">Likewise.</param>
    public static SearchIndex Build(IReadOnlyList<Article> articles, Thesaurus thesaurus, SemanticModel? model = null, DomainGate? gate = null)
    {
        var vocabulary = new Vocabulary();
        var reader = new Reader(thesaurus, vocabulary);
        var read = articles.AsParallel().AsOrdered().Select(article => (article, ArticleText.Of(article, thesaurus))).ToList();
        var index = new SearchIndex(reader, thesaurus, vocabulary, new PostingsBuilder(reader, vocabulary).Build(read), model ?? SemanticModel.Fitted, gate ?? DomainGate.Fitted);
        var groups = read.GroupBy(pair => pair.article.Id, pair => pair.Item2, StringComparer.Ordinal).ToList();
        foreach (var placed in groups.AsParallel().AsOrdered().Select(group => index.Place(group.Key, group.SelectMany(texts => texts))))
            index.Add(placed);
        index._semantics.Finish(index._articles.Select(article => index._model.PlaceOf(article.Id)));
        return index;
    }

    /// <summary>The articles that have anything of the question, best first.</summary>
    public Ranking Rank(string question, Language language, KnowledgeContext? context, int most)
    {
        var gathered = Candidates(question, language, context, RankingWeights.Fitted);
        var best = gathered.Best;
        var confidence = ScoreNetwork.Fitted.Probability(Confidence.Features(gathered.Asked, best, gathered.Highest));
        return new Ranking(confidence, best.Count > most ? best[..most] : best);
    }

    /// <summary>The same before it is turned into a score: what the weights are fitted on.</summary>
    public Gathered Candidates(string question, Language language, KnowledgeContext? context, RankingWeights weights)
    {
        var words = _reader.MendShort(Words.OfQuestion(question));
        if (language == Language.Nb)
            words = _reader.InBokmaal(words);
        var asked = Read(words, language, context);
        if (words.Count == 0)
            return new Gathered(asked, [], []);
        var evidence = BestUnits(Gather(asked, words), Languages(words, language));
        var best = Weigh(asked, evidence, weights);
        best.Sort((left, right) => right.Rank != left.Rank ? right.Rank.CompareTo(left.Rank) : string.CompareOrdinal(left.Id, right.Id));
        return new Gathered(asked, best, Highest(best));
    }

    private Evidence[] Gather(AskedQuestion asked, IReadOnlyList<string> words)
    {
        if (!_idle.TryTake(out var gathering))
            gathering = new Gathering(_postings);
        var evidence = gathering.Gather(asked, words);
        _idle.Add(gathering);
        return evidence;
    }

    private static float[] Highest(List<Candidate> candidates)
    {
        var highest = new float[Signals.Names.Count];
        foreach (var candidate in candidates)
        {
            for (var i = 0; i < highest.Length; i++)
                highest[i] = Math.Max(highest[i], candidate.Signals[i]);
        }
        return highest;
    }

    public string TermOf(int number) => _vocabulary.TermOf(number);

    /// <summary>What the titles, questions and phrasings of an article name, and where they lie; of several articles at once.</summary>
    private Placed Place(string id, IEnumerable<ArticleText> texts)
    {
        var mentioned = default(Named);
        var places = new List<float[]>();
        foreach (var (_, words, stems) in texts.Where(text => text.Place is not TextPlace.Body))
        {
            mentioned = mentioned.With(_thesaurus.Entities.In(words, stems));
            places.Add(_model.Place(SemanticFeatures.Of(words, stems, _thesaurus)));
        }
        var about = _thesaurus.Entities.Of(id);
        return new Placed(id, new Subject(about, mentioned, about.Subjects & _thesaurus.Entities.Places, MatterOf(id)), places);
    }

    private void Add(Placed article)
    {
        foreach (var place in article.Places)
            _semantics.Add(_articles.Count, place);
        _articles.Add((article.Id, article.Subject));
    }

    private sealed record Placed(string Id, Subject Subject, List<float[]> Places);

    private AskedQuestion Read(List<string> words, Language language, KnowledgeContext? context)
    {
        var repaired = _reader.Repair(words);
        List<string> stems = [.. repaired.Select(Stemmer.Stem)];
        var entities = _thesaurus.Entities;
        var features = SemanticFeatures.Of(repaired, stems, _thesaurus);
        var place = _model.Place(features);
        return new AskedQuestion(_reader.ReadQuestion(words), _vocabulary.IdfOfUnknown)
        {
            Named = entities.In(repaired, stems, _reader.IsKnownWord),
            NamesOtherPlace = words.Exists(_reader.IsOtherPlace),
            Expected = Expected(context),
            IsFollowUp = context?.LastArticle is not null || (Journey(context) & ~entities.Default) != 0,
            LastMatter = MatterOf(context?.LastArticle),
            Home = entities.CountryOf(context?.Country, language),
            Place = place,
            Elsewhere = _model.Elsewhere(place),
            Domain = _gate.LogOdds(features),
        };
    }

    private ulong Expected(KnowledgeContext? context)
    {
        var last = context?.LastArticle is { } id ? _thesaurus.Entities.Of(id).Subjects : 0;
        if (last != 0)
            return last;
        var journey = Journey(context);
        return journey != 0 ? journey : _thesaurus.Entities.Default;
    }

    /// <summary>What the journey in hand is about: as good as an article given before, where it is not what all questions are about anyway.</summary>
    private ulong Journey(KnowledgeContext? context) => context?.Journey is { } name ? _thesaurus.Entities.Bit(name) : 0;

    /// <summary>The end of an id tells the matter, the beginning the programme: <c>cov-cost</c>, <c>r2z-cost</c>.</summary>
    private static string? MatterOf(string? id) => id?[(id.IndexOf('-', StringComparison.Ordinal) + 1)..] is { } rest
        ? rest[(rest.LastIndexOf('-') + 1)..]
        : null;

    /// <summary>Of each article the language in which it fits best.</summary>
    private Evidence[] BestUnits(Evidence[] evidence, int languages)
    {
        var best = new Evidence[_articles.Count];
        for (var unit = 0; unit < evidence.Length; unit++)
        {
            var (article, _, unitLanguage) = _postings.Units[unit];
            var weight = (languages & (1 << (int)unitLanguage)) != 0 ? 1 : OtherLanguage;
            if (weight * evidence[unit].Rank > best[article].Rank)
                best[article] = evidence[unit];
        }
        return best;
    }

    private List<Candidate> Weigh(AskedQuestion asked, Evidence[] evidence, RankingWeights weights)
    {
        Span<Placement> placements = stackalloc Placement[_articles.Count];
        _semantics.Compare(asked.Place, placements);
        var candidates = new List<Candidate>(_articles.Count);
        for (var article = 0; article < _articles.Count; article++)
        {
            var signals = Signals.Of(evidence[article], placements[article], asked, _articles[article].Subject);
            candidates.Add(new Candidate(_articles[article].Id, weights.Rank(signals), signals));
        }
        return candidates;
    }

    /// <summary>The asker's language and those whose small words the question has most of, one bit each.</summary>
    private static int Languages(IReadOnlyList<string> words, Language asker)
    {
        Span<int> counts = stackalloc int[LanguageExtensions.All.Count];
        foreach (var word in words)
        {
            for (var bits = StopWords.LanguagesOf(word); bits != 0; bits &= bits - 1)
                counts[BitOperations.TrailingZeroCount(bits)]++;
        }
        var languages = 1 << (int)asker;
        var highest = 1;
        foreach (var count in counts)
            highest = Math.Max(highest, count);
        for (var i = 0; i < counts.Length; i++)
            languages |= counts[i] == highest ? 1 << i : 0;
        return languages;
    }
}

/// <summary>An article with what speaks for it.</summary>
/// <param name="Signals">In the order of <see cref="Search.Signals.Names"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Candidate(string Id, float Rank, float[] Signals);

/// <summary>What was found for a question, before it is turned into a score.</summary>
/// <param name="Best">Best first.</param>
/// <param name="Highest">The highest value of each signal among all articles.</param>
internal sealed record Gathered(AskedQuestion Asked, List<Candidate> Best, float[] Highest);

/// <param name="Confidence">0–1: how likely it is that the first article answers the question.</param>
/// <param name="Best">Best first.</param>
internal sealed record Ranking(double Confidence, IReadOnlyList<Candidate> Best);
