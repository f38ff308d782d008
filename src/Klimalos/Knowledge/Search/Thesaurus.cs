using Klimalos.Knowledge.Reading;
using Klimalos.Languages;

namespace Klimalos.Knowledge.Search;

/// <summary>Words of one meaning across the languages, and words that belong to other matters than climate campaigns.</summary>
internal sealed class Thesaurus
{
    /// <summary>Words that may stand between those of a phrase: "får vi igjen", "får kommunen vår igjen".</summary>
    private const int WidestGap = 2;

    /// <summary>Shorter words of other matters are compared as a whole, longer ones also as the beginning of a compound.</summary>
    private const int ShortestBeginning = 5;

    private readonly Dictionary<string, List<string>> _concepts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(string[] Stems, string Concept)>> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _nynorsk = new(StringComparer.Ordinal);
    private readonly HashSet<string> _weak = new(StringComparer.Ordinal);
    private readonly HashSet<string> _foreign = new(StringComparer.Ordinal);
    private readonly List<string> _foreignBeginnings = [];

    /// <summary>What a phrase of another matter means.</summary>
    public const string OtherMatter = "!";

    public static Thesaurus Empty { get; } = new();

    /// <summary>The programmes, organisations, places and countries that questions name.</summary>
    public Entities Entities { get; } = new();

    /// <summary>The single words of all concepts, for recognising misspelt ones.</summary>
    public List<string> SingleWords { get; } = [];

    public static Thesaurus Read(ContentFile file, List<ContentProblem> problems)
    {
        var thesaurus = new Thesaurus();
        if (YamlFields.Parse(file.Text, file.Path, offset: 0, problems) is not { } root)
            return thesaurus;
        if (root.Fields("concepts", required: false) is { } concepts)
            thesaurus.ReadConcepts(concepts, isWeak: false);
        if (root.Fields("question-words", required: false) is { } questionWords)
            thesaurus.ReadConcepts(questionWords, isWeak: true);
        if (root.Fields("other-matters", required: false) is { } others)
            thesaurus.ReadOtherMatters(others);
        if (root.Fields("nynorsk", required: false) is { } nynorsk)
            thesaurus.ReadNynorsk(nynorsk);
        if (root.Fields("entities", required: false) is { } entities)
            thesaurus.Entities.Read(entities, problems, file.Path);
        root.RefuseOthers();
        return thesaurus;
    }

    /// <summary>Puts the bokmål word for each nynorsk one: the articles are in bokmål.</summary>
    public List<string> InBokmaal(IReadOnlyList<string> words) => [.. words.Select(word => _nynorsk.GetValueOrDefault(word, word))];

    /// <summary>The concepts of the phrases that begin at a word, each with the places of its words.</summary>
    public IEnumerable<(string Concept, int[] Places)> PhrasesAt(IReadOnlyList<string> stems, int start)
    {
        if (!_phrases.TryGetValue(stems[start], out var phrases))
            yield break;
        foreach (var (phrase, concept) in phrases)
        {
            if (PlacesOf(phrase, stems, start) is { } places)
                yield return (concept, places);
        }
    }

    private static int[]? PlacesOf(string[] phrase, IReadOnlyList<string> stems, int start)
    {
        Span<int> places = stackalloc int[phrase.Length];
        places[0] = start;
        for (var i = 1; i < phrase.Length; i++)
        {
            var place = places[i - 1] + 1;
            var last = Math.Min(place + WidestGap, stems.Count - 1);
            while (place <= last && !string.Equals(stems[place], phrase[i], StringComparison.Ordinal))
                place++;
            if (place > last)
                return null;
            places[i] = place;
        }
        return places.ToArray();
    }

    public IReadOnlyList<string> Of(string stem) => _concepts.TryGetValue(stem, out var found) ? found : [];

    /// <summary>Question words and their like point to an article but do not make a question one about its matter.</summary>
    public bool IsWeak(string concept) => _weak.Contains(concept);

    /// <summary>Whether the word belongs to other municipal or everyday matters: kindergartens, parking, the weather.</summary>
    public bool IsOtherMatter(string word, string stem) =>
        _foreign.Contains(stem) || _foreignBeginnings.Exists(beginning => word.StartsWith(beginning, StringComparison.Ordinal));

    private void ReadNynorsk(YamlFields words)
    {
        foreach (var word in words.Keys)
        {
            if (words.Text(word) is { } bokmaal && Words.Of(word) is [var key] && Words.Of(bokmaal) is [var value])
                _nynorsk.TryAdd(key, value);
        }
    }

    private void ReadConcepts(YamlFields concepts, bool isWeak)
    {
        foreach (var name in concepts.Keys)
        {
            if (concepts.Fields(name) is not { } words)
                continue;
            foreach (var phrase in LanguageExtensions.All.SelectMany(language => words.Texts(language.Code(), atLeast: 1)))
                Add(name, phrase);
            words.RefuseOthers();
            if (isWeak)
                _weak.Add(name);
        }
    }

    private void Add(string concept, string phrase)
    {
        var words = Words.Of(phrase);
        if (words.Count == 1)
        {
            SingleWords.Add(words[0]);
            AddTo(_concepts, Stemmer.Stem(words[0]), concept);
        }
        else if (words.Count > 1)
        {
            string[] stems = [.. words.Select(Stemmer.Stem)];
            AddTo(_phrases, stems[0], (stems, concept));
        }
    }

    private static void AddTo<T>(Dictionary<string, List<T>> lists, string key, T item)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        if (!list.Contains(item))
            list.Add(item);
    }

    private void ReadOtherMatters(YamlFields others)
    {
        foreach (var words in LanguageExtensions.All.SelectMany(language => others.Texts(language.Code(), atLeast: 1)).Select(text => Words.Of(text)))
        {
            string[] stems = [.. words.Select(Stemmer.Stem)];
            if (stems.Length > 1)
                AddTo(_phrases, stems[0], (stems, OtherMatter));
            if (stems is not [var stem])
                continue;
            _foreign.Add(stem);
            if (stem.Length >= ShortestBeginning)
                _foreignBeginnings.Add(stem);
        }
        others.RefuseOthers();
    }
}
