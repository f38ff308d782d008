using Klimalos.Knowledge.Search;

namespace Evaluation.Fitting;

/// <summary>A text to learn from.</summary>
/// <param name="Articles">What it asks for or tells; none when no article answers it.</param>
/// <param name="IsTold">A sentence of an article's body: it counts less than a question.</param>
internal sealed record Lesson(IReadOnlyList<string> Words, IReadOnlyList<string> Articles, bool IsTold = false)
{
    private static readonly string[] SentenceEnds = [". ", "! ", "? ", "\n"];

    public static Lesson Of(Question question, Reader reader) => new(reader.WordsOf(question.Text, question.Language), question.Expected);

    /// <summary>What the articles say, sentence by sentence.</summary>
    public static IEnumerable<Lesson> Of(Klimalos.Knowledge.Article article) =>
        article.Body.Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(sentence => new Lesson(Klimalos.Knowledge.Search.Words.Of(sentence), [article.Id], IsTold: true));
}
