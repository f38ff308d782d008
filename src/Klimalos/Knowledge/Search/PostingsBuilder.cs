namespace Klimalos.Knowledge.Search;

/// <summary>Reads all articles twice: first for the words there are, then for what each text means by them.</summary>
internal sealed class PostingsBuilder(Reader reader, Vocabulary vocabulary)
{
    private const float TitleWeight = 2;
    private const float QuestionWeight = 1;
    private const float BodyWeight = 0.5f;
    private const float BodyCoverage = 0.6f;

    private readonly List<Unit> _units = [];
    private readonly List<(int Unit, List<Meaning> Meanings, IReadOnlyList<string> Words)> _phrasings = [];
    private readonly List<Dictionary<int, (float Frequency, float Coverage)>> _terms = [];

    public Postings Build(IReadOnlyList<Article> articles)
    {
        foreach (var text in articles.SelectMany(Texts))
            reader.Learn(text);
        reader.FinishLearning();
        foreach (var group in articles.GroupBy(article => article.Id, StringComparer.Ordinal).Select((group, number) => (Number: number, Articles: group)))
        {
            foreach (var article in group.Articles)
                Add(article, group.Number);
        }
        vocabulary.Weigh(_units.Select(unit => unit.Article).Distinct().Count());
        return new Postings
        {
            Units = _units,
            Phrasings = [.. _phrasings.Select(phrasing => phrasing.Unit)],
            InUnits = UnitPostings(),
            InPhrasings = PhrasingPostings(),
            Grams = GramIndex.Build([.. _phrasings.Select(phrasing => phrasing.Words)]),
        };
    }

    private static IEnumerable<string> Texts(Article article) => [article.Title, .. article.Questions, article.Body];

    private void Add(Article article, int number)
    {
        _units.Add(new Unit(number, article.Id, article.Language));
        _terms.Add([]);
        AddPhrasing(article.Title, TitleWeight, number);
        foreach (var question in article.Questions)
            AddPhrasing(question, QuestionWeight, number);
        foreach (var meaning in reader.ReadArticle(article.Body))
            AddTerms(meaning, BodyWeight, BodyCoverage, number);
    }

    private void AddPhrasing(string text, float weight, int article)
    {
        var meanings = reader.ReadArticle(text);
        _phrasings.Add((_units.Count - 1, meanings, ContentOf(Words.Of(text))));
        foreach (var meaning in meanings)
            AddTerms(meaning, weight, 1, article);
    }

    /// <summary>The words that are compared letter by letter: those with content, or all where none has any.</summary>
    public static IReadOnlyList<string> ContentOf(IReadOnlyList<string> words)
    {
        List<string> content = [.. words.Where(word => !StopWords.Contains(word))];
        return content.Count > 0 ? content : words;
    }

    private void AddTerms(Meaning meaning, float weight, float coverage, int article)
    {
        var terms = _terms[^1];
        foreach (var (term, strength) in meaning.Senses)
        {
            vocabulary.Meet(term, article);
            var (frequency, covered) = terms.GetValueOrDefault(term);
            terms[term] = (frequency + (weight * strength), Math.Max(covered, coverage * strength));
        }
    }

    private UnitPosting[][] UnitPostings()
    {
        var lists = Lists<UnitPosting>();
        for (var unit = 0; unit < _terms.Count; unit++)
        {
            foreach (var (term, (frequency, coverage)) in _terms[unit])
                lists[term].Add(new UnitPosting(unit, frequency, coverage));
        }
        return [.. lists.Select(list => list.ToArray())];
    }

    private PhrasingPosting[][] PhrasingPostings()
    {
        var lists = Lists<PhrasingPosting>();
        for (var phrasing = 0; phrasing < _phrasings.Count; phrasing++)
        {
            var meanings = _phrasings[phrasing].Meanings;
            foreach (var meaning in meanings)
                meaning.Importance = reader.ImportanceOf(meaning);
            var length = MathF.Sqrt(meanings.Sum(meaning => meaning.Importance * meaning.Importance));
            foreach (var meaning in meanings)
            {
                foreach (var (term, strength) in meaning.Senses)
                    lists[term].Add(new PhrasingPosting(phrasing, strength, meaning.Importance / length));
            }
        }
        return [.. lists.Select(list => list.ToArray())];
    }

    private List<T>[] Lists<T>() => [.. Enumerable.Range(0, vocabulary.Count).Select(_ => new List<T>())];
}
