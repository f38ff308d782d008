using Klimalos.Knowledge.Reading;
using Klimalos.Languages;

namespace Klimalos.Knowledge.Search;

/// <summary>Words of one meaning across the languages, and words that belong to other matters than climate campaigns.</summary>
internal sealed class Thesaurus
{
    private const int LongestPhrase = 4;

    /// <summary>Shorter words of other matters are compared as a whole, longer ones also as the beginning of a compound.</summary>
    private const int ShortestBeginning = 5;

    private readonly Dictionary<string, List<string>> _concepts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _weak = new(StringComparer.Ordinal);
    private readonly HashSet<string> _foreign = new(StringComparer.Ordinal);
    private readonly List<string> _foreignBeginnings = [];

    public static Thesaurus Empty { get; } = new();

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
        root.RefuseOthers();
        return thesaurus;
    }

    /// <summary>The concepts of the words from <paramref name="start"/> on, and how many words the phrase takes; the longest phrase wins.</summary>
    public (IReadOnlyList<string> Concepts, int Length) Match(IReadOnlyList<string> stems, int start)
    {
        for (var length = Math.Min(LongestPhrase, stems.Count - start); length > 1; length--)
        {
            if (_concepts.TryGetValue(string.Join(' ', stems.Skip(start).Take(length)), out var found))
                return (found, length);
        }
        return (Of(stems[start]), 1);
    }

    public IReadOnlyList<string> Of(string stem) => _concepts.TryGetValue(stem, out var found) ? found : [];

    /// <summary>Question words and their like point to an article but do not make a question one about its matter.</summary>
    public bool IsWeak(string concept) => _weak.Contains(concept);

    /// <summary>Whether the word belongs to other municipal or everyday matters: kindergartens, parking, the weather.</summary>
    public bool IsOtherMatter(string word, string stem) =>
        _foreign.Contains(stem) || _foreignBeginnings.Exists(beginning => word.StartsWith(beginning, StringComparison.Ordinal));

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
            SingleWords.Add(words[0]);
        var key = string.Join(' ', words.Select(Stemmer.Stem));
        if (!_concepts.TryGetValue(key, out var list))
            _concepts[key] = list = [];
        if (!list.Contains(concept, StringComparer.Ordinal))
            list.Add(concept);
    }

    private void ReadOtherMatters(YamlFields others)
    {
        foreach (var word in LanguageExtensions.All.SelectMany(language => others.Texts(language.Code(), atLeast: 1)).SelectMany(text => Words.Of(text)))
        {
            var stem = Stemmer.Stem(word);
            _foreign.Add(stem);
            if (stem.Length >= ShortestBeginning)
                _foreignBeginnings.Add(stem);
        }
        others.RefuseOthers();
    }
}
