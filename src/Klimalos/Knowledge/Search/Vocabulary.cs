namespace Klimalos.Knowledge.Search;

/// <summary>The stems and concepts that occur in the articles, numbered, with how much each tells: rare ones tell more.</summary>
internal sealed class Vocabulary
{
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly List<HashSet<int>> _articles = [];
    private float[] _idf = [];
    private int _articleCount;

    public int Count => _terms.Count;

    /// <summary>What a word tells that no article has.</summary>
    public float IdfOfUnknown { get; private set; }

    public int Add(string term)
    {
        if (_terms.TryGetValue(term, out var number))
            return number;
        number = _terms[term] = _terms.Count;
        _articles.Add([]);
        return number;
    }

    public int? Find(string term) => _terms.TryGetValue(term, out var number) ? number : null;

    public string TermOf(int number) => _terms.First(pair => pair.Value == number).Key;

    public bool Has(string term) => _terms.ContainsKey(term);

    public void Meet(int term, int article) => _articles[term].Add(article);

    /// <summary>Call when all articles are counted.</summary>
    public void Weigh(int articleCount)
    {
        _articleCount = articleCount;
        _idf = [.. _articles.Select(articles => Idf(articles.Count))];
        IdfOfUnknown = Idf(0);
    }

    public float IdfOf(int term) => _idf[term];

    private float Idf(int articles) =>
        MathF.Max(LeastIdf, MathF.Log(1 + ((_articleCount - articles + 0.5f) / (articles + 0.5f))));

    /// <summary>Words of every article ("kommune") still tell one phrasing from another.</summary>
    private const float LeastIdf = 0.15f;
}
