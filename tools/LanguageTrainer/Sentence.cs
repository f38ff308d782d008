using Klimalos.Languages;

namespace LanguageTrainer;

/// <summary>One line of the material: the variety's code, a tab, the sentence.</summary>
internal sealed record Sentence(Variety Variety, string Text)
{
    private string[]? _words;

    public string[] Words => _words ??= Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static List<Sentence> Read(string path) =>
        [.. File.ReadLines(path).Select(line => line.Split('\t', 2)).Where(parts => parts.Length == 2).Select(Of)];

    /// <summary>
    /// Titles, questions and sentences of the articles: they are in all four languages and hold the same names and terms in each, so that
    /// these tell no language.
    /// </summary>
    public static IEnumerable<Sentence> OfArticles(string folder) =>
        from path in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal)
        let variety = Enum.Parse<Variety>(Path.GetFileNameWithoutExtension(path).Split('.')[^1], ignoreCase: true)
        from line in File.ReadLines(path)
        where line.StartsWith("title: ", StringComparison.Ordinal) || line.StartsWith("  - ", StringComparison.Ordinal) || !IsFrontMatter(line)
        from text in line.Replace("title: ", "", StringComparison.Ordinal).TrimStart(' ', '-').Split(". ", StringSplitOptions.RemoveEmptyEntries)
        where text.Length > 3
        select new Sentence(variety, text.Trim('"', '\''));

    /// <summary>
    /// What people type about our matters, short and without any name of the language: the further ways to ask for the articles. Bokmål and
    /// nynorsk share a file; the detector as it is tells them apart.
    /// </summary>
    public static IEnumerable<Sentence> OfPhrasings(string folder)
    {
        var detector = new LanguageDetector();
        return
            from language in LanguageExtensions.All
            from line in File.ReadLines(Path.Combine(folder, $"phrasings.{language.Code()}.tsv"))
            where line.Length > 0 && line[0] != '#'
            let text = line[(line.IndexOf('\t', StringComparison.Ordinal) + 1)..]
            select new Sentence(language == Language.Nb ? NorwegianOf(detector.Detect(text, Language.Nb)) : Enum.Parse<Variety>(language.Code(), ignoreCase: true), text);
    }

    private static Variety NorwegianOf(Detection detection) => detection.Likeliest == Variety.Nn ? Variety.Nn : Variety.Nb;

    private static bool IsFrontMatter(string line) =>
        line.Length == 0 || line[0] is ' ' or '-' || (line.IndexOf(':', StringComparison.Ordinal) is > 0 and < 12 && !line.Contains(' ', StringComparison.Ordinal))
        || FrontMatterKeys.Any(key => line.StartsWith(key, StringComparison.Ordinal));

    private static readonly string[] FrontMatterKeys = ["id:", "topic:", "source:", "checked:", "expires:", "contact:", "questions:"];

    /// <summary>A tenth of the sentences, always the same ones, tests what the others taught.</summary>
    public bool IsForTesting
    {
        get
        {
            var hash = 17u;
            foreach (var letter in Text)
                hash = (hash * 31) + letter;
            return (hash ^ (hash >> 13)) % 10 == 0;
        }
    }

    private static Sentence Of(string[] parts) => new(Enum.Parse<Variety>(parts[0], ignoreCase: true), parts[1]);
}
