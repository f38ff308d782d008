using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Klimalos.Languages;

/// <summary>Every sentence that the bot says, from <c>resources/texts/{area}.{language}.resx</c>.</summary>
public sealed class Texts
{
    private readonly FrozenDictionary<string, Entry>[] byLanguage;
    private readonly ConcurrentDictionary<string, FrozenSet<string>> forms = new(StringComparer.Ordinal);

    internal Texts(IReadOnlyList<FrozenDictionary<string, Entry>> byLanguage) => this.byLanguage = [.. byLanguage];

    /// <summary>All keys, sorted.</summary>
    public IReadOnlyList<string> Keys => byLanguage[0].Keys.Order(StringComparer.Ordinal).ToArray();

    /// <summary>Reads the files of all areas and languages and holds the languages against each other.</summary>
    /// <exception cref="ContentException">A key is missing in a language, placeholders differ, or a file is malformed.</exception>
    public static Texts Load(IReadOnlyList<ContentFile> files)
    {
        var problems = new List<ContentProblem>();
        var texts = TextFiles.Read(files, problems);
        return problems.Count == 0 ? texts : throw new ContentException(problems);
    }

    /// <summary>
    /// The sentence in the language, with its placeholders filled: <c>{name}</c>, and for numbers
    /// <c>{count, plural, one {# dag} other {# dager}}</c>. Dates and numbers are written in the language's own way.
    /// </summary>
    /// <exception cref="KeyNotFoundException">No such key: a programming error, found by the tests.</exception>
    public string Get(Language language, string key, params ReadOnlySpan<(string Name, object? Value)> arguments) =>
        Find(language, key).Pattern.Format(language, arguments);

    public bool Has(string key) => byLanguage[0].ContainsKey(key);

    /// <summary>
    /// What would fail in these texts where those were said till now: a key that is gone, or a placeholder that nobody fills.
    /// The program says its keys by name, and finds out too late.
    /// </summary>
    public IReadOnlyList<ContentProblem> MisfitsTo(Texts model) =>
    [
        .. LanguageExtensions.All
            .SelectMany(language => model.byLanguage[(int)language].Select(known => Misfit(language, known.Key, known.Value)))
            .OfType<ContentProblem>(),
    ];

    /// <summary>The words of a key that holds alternatives separated by |, for recognising what is typed.</summary>
    public IReadOnlyList<string> Words(Language language, string key) => Find(language, key).Words;

    /// <summary>The whole of the text is one of the key's words in any of the languages.</summary>
    public bool AreWords(string key, string text) => forms.GetOrAdd(key, FormsOf).Contains(TypedText.Normalise(text));

    /// <summary>"a, b og c".</summary>
    /// <param name="joint">Key of the word before the last one.</param>
    public string List(Language language, IReadOnlyList<string> items, string joint = "common.and") => items switch
    {
        [] => string.Empty,
        [var only] => only,
        _ => $"{string.Join(", ", items.SkipLast(1))} {Get(language, joint)} {items[^1]}",
    };

    private FrozenSet<string> FormsOf(string key) =>
        LanguageExtensions.All.SelectMany(language => Words(language, key)).Select(TypedText.Normalise).ToFrozenSet(StringComparer.Ordinal);

    private Entry Find(Language language, string key) => byLanguage[(int)language].TryGetValue(key, out var entry)
        ? entry
        : throw new KeyNotFoundException($"There is no text '{key}'.");

    private ContentProblem? Misfit(Language language, string key, Entry known)
    {
        if (!byLanguage[(int)language].TryGetValue(key, out var entry))
            return new ContentProblem(known.Path, known.Line, $"'{key}' stood here; the bot may say it, so that it can go only while the bot is stopped");
        return entry.Pattern.Placeholders.Except(known.Pattern.Placeholders, StringComparer.Ordinal).ToArray() is [var unknown, ..]
            ? new ContentProblem(entry.Path, entry.Line, $"'{key}' has the placeholder {{{unknown}}}, which nothing fills")
            : null;
    }

    internal sealed record Entry(string Path, int Line, MessagePattern Pattern, IReadOnlyList<string> Words);
}
