using Klimalos.Languages;

namespace Evaluation;

/// <summary>One line of the question file.</summary>
/// <param name="Variety">nb, nn, sv, da or en.</param>
/// <param name="Kind">full, fragment, typo, paraphrase, cross or none.</param>
/// <param name="Expected">Ids of articles that answer it, any of which is right; empty when none does.</param>
internal sealed record Question(string Variety, string Kind, string Text, IReadOnlyList<string> Expected)
{
    private const string NoArticle = "-";

    public Language Language => LanguageExtensions.FromTag(Variety) ?? Language.En;

    public bool IsAnswerable => Expected.Count > 0;

    /// <exception cref="InvalidDataException">A line does not have its four columns.</exception>
    public static List<Question> Read(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(Parse)];

    private static Question Parse(string line) => line.Split('\t') switch
    {
        [var variety, var kind, var text, var expected] => new Question(variety, kind, text, expected is NoArticle ? [] : expected.Split(',')),
        _ => throw new InvalidDataException($"Expected language, kind, question and article id, separated by tabs: {line}"),
    };
}
