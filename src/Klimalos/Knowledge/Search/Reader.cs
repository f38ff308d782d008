using System.Runtime.InteropServices;

namespace Klimalos.Knowledge.Search;

/// <summary>Reads texts into meanings: those of the articles, which teach the vocabulary, and questions, which are held against it.</summary>
internal sealed class Reader(Thesaurus thesaurus, Vocabulary vocabulary)
{
    private const float ConceptStrength = 0.85f;
    private const float HalfStrength = 0.6f;
    private const float SlipCost = 0.12f;
    private const float BeginningStrength = 0.6f;
    private const float WeakImportance = 0.35f;
    private const float OtherMatterImportance = 1.3f;
    private const float UnknownImportance = 0.75f;
    private const int ShortestBeginning = 5;
    private const int ShortestMisspeltStopWord = 6;
    private const int ShortestRunTogether = 3;
    private const int FrequencyOfStopWords = 50;
    private const int FewestOfMended = 5;

    /// <summary>How often the articles have each word.</summary>
    private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Meaning> _read = new(StringComparer.Ordinal);
    private bool _isBuilt;
    private Spelling? _spelling;
    private string[] _sorted = [];

    /// <summary>First pass over the articles: which stems there are.</summary>
    public void Learn(IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (StopWords.Contains(word))
                continue;
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out var isKnown);
            count++;
            if (!isKnown)
                vocabulary.Add(Stemmer.Stem(word));
        }
    }

    /// <summary>Call after the first pass.</summary>
    public void FinishLearning()
    {
        List<string> known = [.. _words.Keys, .. thesaurus.SingleWords];
        _spelling = new Spelling([.. known, .. known.Select(Stemmer.Stem), .. StopWords.All], FrequencyOf);
        _sorted = [.. known.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    /// <summary>Second pass over the articles; importance is left at 0, as it is not known before all are read.</summary>
    public List<Meaning> ReadArticle(ArticleText text)
    {
        var meanings = new List<Meaning>();
        Walk(text.Words, text.Stems, (word, stem) => [OfArticleWord(word, stem)], meanings, Number);
        return meanings;
    }

    /// <summary>Call after the second pass: from then on questions are read, by several threads at once.</summary>
    public void FinishReading()
    {
        _isBuilt = true;
        _read.Clear();
    }

    public List<Meaning> ReadQuestion(IReadOnlyList<string> words)
    {
        var meanings = new List<Meaning>();
        Walk(words, [.. words.Select(Stemmer.Stem)], OfQuestionWord, meanings, vocabulary.Find);
        foreach (var meaning in meanings)
            meaning.Importance = ImportanceOf(meaning);
        return meanings;
    }

    /// <summary>The words with misspelt ones put right where one known word is near, and two that were run together taken apart.</summary>
    public List<string> Repair(IReadOnlyList<string> words)
    {
        var repaired = new List<string>(words.Count);
        foreach (var word in words)
        {
            if (IsKnownWord(word) || IsOtherPlace(word) || Compounds.Split(word, IsKnownStem) is not null)
                repaired.Add(word);
            else if (_spelling!.Near(word).Words is [var near, ..])
                repaired.Add(near);
            else if (RunTogether(word) is var (left, right))
                repaired.AddRange([left, right]);
            else
                repaired.Add(word);
        }
        return repaired;
    }

    /// <summary>Puts the bokmål word for each nynorsk one: by the thesaurus, and where the usual differences in spelling lead to a known word.</summary>
    public List<string> InBokmaal(IReadOnlyList<string> words) => [.. thesaurus.InBokmaal(words).Select(word =>
        IsKnownWord(word) ? word : Nynorsk.Respelt(word).FirstOrDefault(IsKnownWord) ?? word)];

    /// <summary>
    /// The words with slips in short ones put right: "krva" – "krav", "labl" – "label". Of so few letters too many words are near for
    /// <see cref="Spelling"/>; two letters swapped, or one left out, are certain enough.
    /// </summary>
    public List<string> MendShort(IReadOnlyList<string> words) => [.. words.Select(word => IsShortSlip(word) ? Mended(word) ?? word : word)];

    private bool IsShortSlip(string word) => word.Length is 3 or 4 && !word.AsSpan().ContainsAnyInRange('0', '9') && !IsKnownWord(word) && !IsOtherPlace(word);

    private string? Mended(string word)
    {
        var swapped = Enumerable.Range(0, word.Length - 1).Select(place => string.Concat(word.AsSpan(0, place), [word[place + 1], word[place]], word.AsSpan(place + 2)));
        var filled = from place in Enumerable.Range(0, word.Length < 4 ? 0 : word.Length + 1)
                     from letter in Enumerable.Range('a', 'z' - 'a' + 1)
                     select word.Insert(place, ((char)letter).ToString());
        return Usual(swapped) ?? Usual(filled);
    }

    private string? Usual(IEnumerable<string> words) => words.Where(word => FrequencyOf(word) >= FewestOfMended).MaxBy(FrequencyOf);

    private int FrequencyOf(string word) => StopWords.Contains(word) ? FrequencyOfStopWords : _words.GetValueOrDefault(word);

    /// <summary>Whether the word names a municipality that no article is about. Names that are also words ("Time") are words.</summary>
    public bool IsOtherPlace(string word) => !IsKnownWord(word) && thesaurus.Entities.IsOtherPlace(Stemmer.Stem(word));

    public bool IsKnownWord(string word) => StopWords.Contains(word) || IsKnownStem(Stemmer.Stem(word));

    private (string Left, string Right)? RunTogether(string word)
    {
        for (var place = word.Length - ShortestRunTogether; place >= ShortestRunTogether; place--)
        {
            if (_words.ContainsKey(word[place..]) && (StopWords.Contains(word[..place]) || _words.ContainsKey(word[..place])))
                return (word[..place], word[place..]);
        }
        return null;
    }

    /// <summary>What a meaning tells: as much as its surest sense.</summary>
    public float ImportanceOf(Meaning meaning)
    {
        if (meaning.IsOtherMatter)
            return vocabulary.IdfOfUnknown * OtherMatterImportance;
        if (meaning.IsUnknown)
            return meaning.IsWeak ? 0 : vocabulary.IdfOfUnknown * UnknownImportance;
        var surest = meaning.Senses.MaxBy(sense => sense.Strength);
        return vocabulary.IdfOf(surest.Term) * (meaning.IsWeak ? WeakImportance : 1);
    }

    private void Walk(
        IReadOnlyList<string> words, IReadOnlyList<string> stems, Func<string, string, IEnumerable<Meaning>> single, List<Meaning> meanings, Func<string, int?> numberOf)
    {
        var told = new HashSet<int>();
        for (var i = 0; i < words.Count; i++)
            AddPhrases(stems, i, told, meanings, numberOf);
        for (var i = 0; i < words.Count; i++)
        {
            var concepts = thesaurus.Of(stems[i]);
            if (StopWords.Contains(words[i]) && concepts.Count > 0 && !told.Contains(i))
                meanings.Add(OfConcepts(concepts, numberOf));
            else if (!StopWords.Contains(words[i]))
                meanings.AddRange(single(words[i], stems[i]).Where(meaning => !(told.Contains(i) && meaning.IsUnknown)));
        }
    }

    /// <summary>A phrase means its concept once; its words stand for themselves besides, where they have a meaning of their own.</summary>
    private void AddPhrases(IReadOnlyList<string> stems, int start, HashSet<int> told, List<Meaning> meanings, Func<string, int?> numberOf)
    {
        foreach (var (concept, places) in thesaurus.PhrasesAt(stems, start))
        {
            if (places.All(told.Contains))
                continue;
            if (concept is Thesaurus.OtherMatter && !_isBuilt)
                continue;
            meanings.Add(concept is Thesaurus.OtherMatter ? new Meaning { IsOtherMatter = true } : OfConcepts([concept], numberOf));
            told.UnionWith(places);
        }
    }

    private int? Number(string term) => vocabulary.Add(term);

    private Meaning OfConcepts(IReadOnlyList<string> concepts, Func<string, int?> numberOf)
    {
        var meaning = new Meaning { IsWeak = concepts.All(thesaurus.IsWeak) };
        foreach (var concept in concepts)
            meaning.Add(numberOf(Name(concept)), 1);
        return meaning;
    }

    /// <summary>The same words come again and again while the articles are read.</summary>
    private Meaning OfArticleWord(string word, string stem)
    {
        ref var meaning = ref CollectionsMarshal.GetValueRefOrAddDefault(_read, word, out _);
        return meaning ??= OfKnown(word, stem, Number);
    }

    private Meaning OfKnown(string word, string stem, Func<string, int?> numberOf)
    {
        var concepts = thesaurus.Of(stem);
        var meaning = new Meaning { IsWeak = concepts.Count > 0 && concepts.All(thesaurus.IsWeak) };
        AddStem(meaning, stem, 1, numberOf);
        if (Compounds.Split(word, IsKnownStem) is var (left, right))
        {
            AddStem(meaning, left, HalfStrength, numberOf);
            AddStem(meaning, right, HalfStrength, numberOf);
        }
        return meaning;
    }

    private IEnumerable<Meaning> OfQuestionWord(string word, string stem)
    {
        if (IsKnownStem(stem))
            return [OfKnown(word, stem, vocabulary.Find)];
        if (thesaurus.Entities.IsOtherPlace(stem))
            return [];
        if (thesaurus.IsOtherMatter(word, stem))
            return [new Meaning { IsOtherMatter = true }];
        if (Compounds.Split(word, IsKnownStem) is var (left, right))
            return [OfKnown(left, left, vocabulary.Find), OfKnown(right, right, vocabulary.Find)];
        return OfMisspelt(word, stem);
    }

    private IEnumerable<Meaning> OfMisspelt(string word, string stem)
    {
        var (near, slips) = _spelling!.Near(word);
        if (word.Length >= ShortestMisspeltStopWord && near.Any(StopWords.Contains))
            return [];
        if (near.Count == 0)
            (near, slips) = _spelling.Near(stem);
        var meaning = new Meaning();
        foreach (var candidate in near)
            AddStem(meaning, Stemmer.Stem(candidate), 1 - (SlipCost * slips), vocabulary.Find);
        if (near.Count == 0)
            AddBeginnings(meaning, word);
        return [meaning];
    }

    /// <summary>Words with the same first two thirds: kostnadsfritt – kostnader.</summary>
    private void AddBeginnings(Meaning meaning, string word)
    {
        var length = Math.Max(ShortestBeginning, (word.Length * 2 / 3) + 1);
        if (word.Length < length)
            return;
        var beginning = word[..length];
        var place = Array.BinarySearch(_sorted, beginning, StringComparer.Ordinal);
        for (var i = place < 0 ? ~place : place; i < _sorted.Length && _sorted[i].StartsWith(beginning, StringComparison.Ordinal); i++)
            AddStem(meaning, Stemmer.Stem(_sorted[i]), BeginningStrength, vocabulary.Find);
    }

    private void AddStem(Meaning meaning, string stem, float strength, Func<string, int?> numberOf)
    {
        meaning.Add(numberOf(stem), strength);
        foreach (var concept in thesaurus.Of(stem))
            meaning.Add(numberOf(Name(concept)), strength * ConceptStrength);
    }

    private bool IsKnownStem(string stem) => vocabulary.Has(stem) || thesaurus.Of(stem).Count > 0;

    private static string Name(string concept) => "#" + concept;
}
