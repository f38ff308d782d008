using System.Runtime.InteropServices;

namespace Klimalos.Knowledge.Search;

/// <summary>Reads all articles twice: first for the words there are, then for what each text means by them.</summary>
internal sealed class PostingsBuilder(Reader reader, Vocabulary vocabulary)
{
    private const float TitleWeight = 2;
    private const float QuestionWeight = 1;
    private const float BodyWeight = 0.5f;

    /// <summary>Phrasings are compared one by one in the space of meanings; here it is enough which words they have.</summary>
    private const float PhrasingWeight = 0.5f;

    private readonly List<Unit> _units = [];
    private readonly List<IReadOnlyList<string>> _texts = [];
    private readonly List<(int Unit, IReadOnlyList<string> Words)> _asked = [];
    private readonly List<Dictionary<int, float>> _terms = [];

    /// <param name="articles">With their texts; those of one id one after the other.</param>
    public Postings Build(IReadOnlyList<(Article Article, IReadOnlyList<ArticleText> Texts)> articles)
    {
        foreach (var text in articles.SelectMany(pair => pair.Texts))
            reader.Learn(text.Words);
        reader.FinishLearning();
        foreach (var (number, group) in articles.GroupBy(pair => pair.Article.Id, StringComparer.Ordinal).Index())
        {
            foreach (var (article, texts) in group)
                Add(article, texts, number);
        }
        reader.FinishReading();
        vocabulary.Weigh(_units.Select(unit => unit.Article).Distinct().Count());
        return new Postings
        {
            Units = _units,
            Asked = [.. _asked.Select(text => text.Unit)],
            InUnits = UnitPostings(),
            Texts = GramIndex.Build([.. _texts]),
            Wording = GramIndex.Build([.. _asked.Select(text => text.Words)]),
        };
    }

    private void Add(Article article, IReadOnlyList<ArticleText> texts, int number)
    {
        var unit = _units.Count;
        _units.Add(new Unit(number, article.Id, article.Language));
        _terms.Add([]);
        _texts.Add([.. texts.Where(text => text.Place is not TextPlace.Phrasing).SelectMany(text => text.Words)]);
        _asked.AddRange(texts.Where(text => text.Place is TextPlace.Title or TextPlace.Question).Select(text => (unit, text.Words)));
        foreach (var text in texts)
        {
            foreach (var meaning in reader.ReadArticle(text))
                AddTerms(meaning, WeightOf(text.Place), number);
        }
    }

    private static float WeightOf(TextPlace place) => place switch
    {
        TextPlace.Title => TitleWeight,
        TextPlace.Question => QuestionWeight,
        TextPlace.Body => BodyWeight,
        _ => PhrasingWeight,
    };

    private void AddTerms(Meaning meaning, float weight, int article)
    {
        var terms = _terms[^1];
        foreach (var (term, strength) in meaning.Senses)
        {
            vocabulary.Meet(term, article);
            CollectionsMarshal.GetValueRefOrAddDefault(terms, term, out _) += weight * strength;
        }
    }

    private UnitPosting[][] UnitPostings()
    {
        var lists = Enumerable.Range(0, vocabulary.Count).Select(_ => new List<UnitPosting>()).ToArray();
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
}
