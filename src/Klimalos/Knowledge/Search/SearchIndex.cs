using System.Numerics;
using System.Runtime.InteropServices;
using Klimalos.Languages;

namespace Klimalos.Knowledge.Search;

/// <summary>The articles made ready for search. An article is found by its texts in any language; those in the asker's language weigh most.</summary>
internal sealed class SearchIndex
{
    private const float OtherLanguage = 0.95f;

    private readonly Reader _reader;
    private readonly Vocabulary _vocabulary;
    private readonly Postings _postings;

    private SearchIndex(Reader reader, Vocabulary vocabulary, Postings postings) =>
        (_reader, _vocabulary, _postings) = (reader, vocabulary, postings);

    public static SearchIndex Build(IReadOnlyList<Article> articles, Thesaurus thesaurus)
    {
        var vocabulary = new Vocabulary();
        var reader = new Reader(thesaurus, vocabulary);
        return new SearchIndex(reader, vocabulary, new PostingsBuilder(reader, vocabulary).Build(articles));
    }

    /// <summary>The articles that have anything of the question, best first.</summary>
    public IReadOnlyList<Hit> Rank(string question, Language language, int most)
    {
        var (asked, best) = Candidates(question, language);
        return Confidence.Of(asked, best.Count > most ? best[..most] : best);
    }

    /// <summary>The same before it is turned into scores: what the weights are fitted on.</summary>
    public (AskedQuestion Asked, List<Candidate> Best) Candidates(string question, Language language)
    {
        var words = Words.OfQuestion(question);
        var asked = new AskedQuestion(_reader.ReadQuestion(words), _vocabulary.IdfOfUnknown);
        if (words.Count == 0 || asked.Importance <= 0)
            return (asked, []);
        var evidence = new Gathering(_postings).Gather(asked, words);
        var best = BestUnits(evidence, Languages(words, language));
        best.Sort((left, right) => right.Rank != left.Rank ? right.Rank.CompareTo(left.Rank) : string.CompareOrdinal(left.Id, right.Id));
        return (asked, best);
    }

    public string TermOf(int number) => _vocabulary.TermOf(number);

    /// <summary>Of each article the language in which it fits best.</summary>
    private List<Candidate> BestUnits(Evidence[] evidence, int languages)
    {
        var best = new Dictionary<int, Candidate>();
        for (var unit = 0; unit < evidence.Length; unit++)
        {
            var (article, id, unitLanguage) = _postings.Units[unit];
            var weight = (languages & (1 << (int)unitLanguage)) != 0 ? 1 : OtherLanguage;
            var rank = weight * evidence[unit].Rank;
            if (rank > 0 && (!best.TryGetValue(article, out var known) || rank > known.Rank))
                best[article] = new Candidate(id, rank, evidence[unit]);
        }
        return [.. best.Values];
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

/// <summary>An article that has something of the question.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Candidate(string Id, float Rank, Evidence Evidence);

/// <param name="Score">0–1: how likely it is that the article answers the question.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Hit(string Id, double Score);
