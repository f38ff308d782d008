namespace Klimalos.Knowledge.Search;

/// <summary>Reads all articles twice: first for the words there are, then for what each text means by them.</summary>
internal sealed class PostingsBuilder(Reader reader, Vocabulary vocabulary)
{
    private const float TitleWeight = 2;
    private const float QuestionWeight = 1;
    private const float BodyWeight = 0.5f;
    private const float PhrasingWeight = 0.5f;

    private readonly List<Unit> _units = [];
    private readonly List<IReadOnlyList<string>> _texts = [];
    private readonly List<(int Unit, List<Meaning> Meanings, IReadOnlyList<string> Words)> _phrasings = [];
    private readonly List<Dictionary<int, float>> _terms = [];

    public Postings Build(IReadOnlyList<Article> articles)
    {
        foreach (var text in articles.SelectMany(article => Texts(article).Concat(article.Phrasings)))
            reader.Learn(text);
        reader.FinishLearning();
        foreach (var group in articles.GroupBy(article => article.Id, StringComparer.Ordinal).Select((group, number) => (Number: number, Articles: group)))
        {
            foreach (var article in group.Articles)
                Add(article, group.Number);
        }
        reader.FinishReading();
        vocabulary.Weigh(_units.Select(unit => unit.Article).Distinct().Count());
        return new Postings
        {
            Units = _units,
            Phrasings = [.. _phrasings.Select(phrasing => phrasing.Unit)],
            InUnits = UnitPostings(),
            InPhrasings = PhrasingPostings(),
            Texts = GramIndex.Build([.. _texts]),
            Wording = GramIndex.Build([.. _phrasings.Select(phrasing => phrasing.Words)]),
        };
    }

    private static IEnumerable<string> Texts(Article article) => [article.Title, .. article.Questions, article.Body];

    private void Add(Article article, int number)
    {
        _units.Add(new Unit(number, article.Id, article.Language));
        _terms.Add([]);
        _texts.Add([.. Texts(article).SelectMany(text => Words.Of(text))]);
        AddPhrasing(article.Title, TitleWeight, number);
        foreach (var question in article.Questions)
            AddPhrasing(question, QuestionWeight, number);
        foreach (var meaning in reader.ReadArticle(article.Body))
            AddTerms(meaning, BodyWeight, number);
        // Compared one by one in the space of meanings; here it is enough which words they have.
        foreach (var meaning in article.Phrasings.SelectMany(reader.ReadArticle))
            AddTerms(meaning, PhrasingWeight, number);
    }

    private void AddPhrasing(string text, float weight, int article)
    {
        var meanings = reader.ReadArticle(text);
        _phrasings.Add((_units.Count - 1, meanings, Words.Of(text)));
        foreach (var meaning in meanings)
            AddTerms(meaning, weight, article);
    }

    private void AddTerms(Meaning meaning, float weight, int article)
    {
        var terms = _terms[^1];
        foreach (var (term, strength) in meaning.Senses)
        {
            vocabulary.Meet(term, article);
            terms[term] = terms.GetValueOrDefault(term) + (weight * strength);
        }
    }

    private UnitPosting[][] UnitPostings()
    {
        var lists = Lists<UnitPosting>();
        for (var unit = 0; unit < _terms.Count; unit++)
        {
            var length = MathF.Sqrt(_terms[unit].Sum(pair => Square(Weight(pair.Key, pair.Value))));
            foreach (var (term, frequency) in _terms[unit])
                lists[term].Add(new UnitPosting(unit, frequency, Weight(term, frequency) / length));
        }
        return [.. lists.Select(list => list.ToArray())];
    }

    private float Weight(int term, float frequency) => vocabulary.IdfOf(term) * MathF.Log(1 + frequency);

    private static float Square(float value) => value * value;

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
