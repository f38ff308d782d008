using Klimalos.Languages;

namespace LanguageTrainer;

/// <summary>One line of the material: the variety's code, a tab, the sentence.</summary>
internal sealed record Sentence(Variety Variety, string Text)
{
    private string[]? _words;

    public string[] Words => _words ??= Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    public static List<Sentence> Read(string path) =>
        [.. File.ReadLines(path).Select(line => line.Split('\t', 2)).Where(parts => parts.Length == 2).Select(Of)];

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
