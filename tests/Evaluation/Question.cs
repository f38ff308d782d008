using Klimalos.Knowledge;
using Klimalos.Languages;

namespace Evaluation;

/// <summary>One line of a question file.</summary>
/// <param name="Variety">nb, nn, sv, da or en.</param>
/// <param name="Kind">full, fragment, typo, paraphrase, cross, followup, none, misuse or stray.</param>
/// <param name="Before">What was asked just before; null for all but follow-ups.</param>
/// <param name="Expected">Ids of articles that answer it, any of which is right; empty when none does.</param>
internal sealed record Question(string Variety, string Kind, string? Before, string Text, IReadOnlyList<string> Expected)
{
    private const string NoArticle = "-";
    private const string Then = ">>";

    public const string Misuse = "misuse";

    /// <summary>The kind of what is no question: a name, a number, half a sentence.</summary>
    public const string Stray = "stray";

    public Language Language => LanguageExtensions.FromTag(Variety) ?? Language.En;

    public bool IsAnswerable => Expected.Count > 0;

    /// <summary>After the question before was answered with this article.</summary>
    public KnowledgeContext? Context { get; init; }

    /// <exception cref="InvalidDataException">A line does not have its four columns.</exception>
    public static List<Question> Read(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(Parse)];

    /// <summary>The same with the conversation that the question before it leaves.</summary>
    public Question After(KnowledgeBase knowledge) =>
        Before is null ? this : this with { Context = new KnowledgeContext(knowledge.Find(Before, Language).Article?.Id) };

    private static Question Parse(string line)
    {
        if (line.Split('\t') is not [var variety, var kind, var text, var expected])
            throw new InvalidDataException($"Expected language, kind, question and article id, separated by tabs: {line}");
        var parts = text.Split(Then, 2, StringSplitOptions.TrimEntries);
        return new Question(variety, kind, parts.Length > 1 ? parts[0] : null, parts[^1], expected is NoArticle ? [] : expected.Split('|', ','));
    }
}
