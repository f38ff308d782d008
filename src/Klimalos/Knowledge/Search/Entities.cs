using System.Runtime.InteropServices;
using Klimalos.Knowledge.Reading;
using Klimalos.Languages;

namespace Klimalos.Knowledge.Search;

/// <summary>Names of entities found in a text, one bit each, by kind.</summary>
/// <param name="Subjects">Programmes, organisations and places.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Named(ulong Subjects, ulong Countries)
{
    public Named With(Named other) => new(Subjects | other.Subjects, Countries | other.Countries);
}

/// <summary>The programmes, organisations, places and countries that texts name, and which articles are about each.</summary>
internal sealed class Entities
{
    private const int Most = 64;
    private const int ShortestCompoundPart = 7;

    private readonly List<Entity> _entities = [];
    private readonly Dictionary<string, List<(string[] Stems, int Entity)>> _names = new(StringComparer.Ordinal);
    private readonly List<(string Beginning, int Entity)> _beginnings = [];
    private ILookup<string, (string Beginning, int Entity)>? _byFirstLetters;
    private readonly HashSet<string> _otherPlaces = new(StringComparer.Ordinal);
    private Spelling _spelling = new([]);

    private sealed record Entity(string Name, string Kind, IReadOnlyList<string> Articles);

    /// <summary>The subject that a question is about when it names none.</summary>
    public ulong Default { get; private set; }

    /// <summary>Bits of the entities that are countries.</summary>
    public ulong Countries { get; private set; }

    /// <summary>Bits of the entities that are places.</summary>
    public ulong Places { get; private set; }

    public void Read(YamlFields fields, List<ContentProblem> problems, string path)
    {
        foreach (var name in fields.Keys)
        {
            if (fields.Fields(name) is not { } entity)
                continue;
            if (_entities.Count == Most)
            {
                problems.Add(new ContentProblem(path, fields.LineOf(name), $"there are more than {Most} entities"));
                return;
            }
            Add(new Entity(name, entity.Text("kind", required: false) ?? "", entity.Texts("articles", atLeast: 1)), entity.Texts("names", atLeast: 1));
            entity.RefuseOthers();
        }
        _spelling = new Spelling(_beginnings.Select(pair => pair.Beginning));
        _byFirstLetters = _beginnings.ToLookup(pair => pair.Beginning[..ShortestCompoundPart], StringComparer.Ordinal);
    }

    /// <summary>Takes in the names of municipalities: those of one word that no entity has are places that no article is about.</summary>
    public void ReadPlaces(IEnumerable<string> names)
    {
        foreach (var stem in names.Select(name => Words.Of(name)).Where(words => words.Count == 1).Select(words => Stemmer.Stem(words[0])))
        {
            if (!_names.ContainsKey(stem))
                _otherPlaces.Add(stem);
        }
    }

    /// <summary>Whether the word, when it is no other known word, names a municipality that no article is about.</summary>
    public bool IsOtherPlace(string stem) => _otherPlaces.Contains(stem);

    /// <summary>What an article is about, by its id.</summary>
    public Named Of(string article)
    {
        var bits = 0ul;
        for (var i = 0; i < _entities.Count; i++)
        {
            if (_entities[i].Articles.Any(beginning => article.StartsWith(beginning, StringComparison.Ordinal)))
                bits |= 1ul << i;
        }
        return Split(bits);
    }

    /// <summary>The country whose official an asker of this language most likely is; 0 for English.</summary>
    public ulong CountryOf(string? country, Language language) => (country ?? language switch
    {
        Language.Nb => "NO",
        Language.Sv => "SE",
        Language.Da => "DK",
        _ => null,
    }) switch
    {
        "NO" => Bit("norway"),
        "SE" => Bit("sweden"),
        "DK" => Bit("denmark"),
        _ => 0,
    };

    /// <summary>What a text names.</summary>
    /// <param name="stems">Of the text's words, one each.</param>
    /// <param name="isKnown">Whether a word is spelt right, so that it is not taken for a misspelt name.</param>
    public Named In(IReadOnlyList<string> words, IReadOnlyList<string> stems, Func<string, bool>? isKnown = null)
    {
        var bits = 0ul;
        for (var i = 0; i < words.Count; i++)
        {
            bits |= NamesAt(stems, i);
            bits |= InCompound(words[i]);
            if (bits == 0 && isKnown is not null && !isKnown(words[i]) && !IsOtherPlace(stems[i]))
                bits |= Misspelt(words[i]);
        }
        return Split(bits);
    }

    private ulong NamesAt(IReadOnlyList<string> stems, int start)
    {
        if (!_names.TryGetValue(stems[start], out var names))
            return 0;
        var bits = 0ul;
        foreach (var (name, entity) in names)
        {
            var length = 1;
            while (length < name.Length && start + length < stems.Count && string.Equals(stems[start + length], name[length], StringComparison.Ordinal))
                length++;
            bits |= length == name.Length ? 1ul << entity : 0;
        }
        return bits;
    }

    /// <summary>Names that the word begins with: "klimatkontraktsarbetet".</summary>
    private ulong InCompound(string word)
    {
        if (word.Length <= ShortestCompoundPart || _byFirstLetters is null)
            return 0;
        var bits = 0ul;
        foreach (var (beginning, entity) in _byFirstLetters[word[..ShortestCompoundPart]])
            bits |= word.Length > beginning.Length && word.StartsWith(beginning, StringComparison.Ordinal) ? 1ul << entity : 0;
        return bits;
    }

    private ulong Misspelt(string word)
    {
        var (near, _) = _spelling.Near(word);
        return near.Count == 0 ? 0 : 1ul << _beginnings.First(pair => string.Equals(pair.Beginning, near[0], StringComparison.Ordinal)).Entity;
    }

    private Named Split(ulong bits) => new(bits & ~Countries, bits & Countries);

    /// <summary>The entity of that name; 0 when there is none.</summary>
    public ulong Bit(string name)
    {
        var place = _entities.FindIndex(entity => string.Equals(entity.Name, name, StringComparison.Ordinal));
        return place < 0 ? 0 : 1ul << place;
    }

    private void Add(Entity entity, IReadOnlyList<string> names)
    {
        var number = _entities.Count;
        _entities.Add(entity);
        Default |= entity.Kind is "default" ? 1ul << number : 0;
        Places |= entity.Kind is "place" ? 1ul << number : 0;
        Countries |= entity.Kind is "country" ? 1ul << number : 0;
        foreach (var words in names.Select(name => Words.Of(name)).Where(words => words.Count > 0))
        {
            string[] stems = [.. words.Select(Stemmer.Stem)];
            CollectionsMarshal.GetValueRefOrAddDefault(_names, stems[0], out _) ??= [];
            _names[stems[0]].Add((stems, number));
            if (words is [{ Length: >= ShortestCompoundPart } only])
                _beginnings.Add((only, number));
        }
    }
}
