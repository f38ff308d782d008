using Klimalos.Knowledge.Search;
using Klimalos.Languages;

namespace Evaluation.Fitting;

/// <summary>A text to learn from.</summary>
/// <param name="Articles">What it asks for or tells; none when no article answers it.</param>
/// <param name="IsTold">A sentence of an article's body: it counts less than a question.</param>
internal sealed record Lesson(IReadOnlyList<string> Words, IReadOnlyList<string> Articles, bool IsTold = false)
{
    private static readonly string[] SentenceEnds = [". ", "! ", "? ", "\n"];

    public static Lesson Of(Question question, Thesaurus thesaurus) =>
        new(WordsOf(question.Text, question.Language, thesaurus), question.Expected);

    /// <summary>What the articles say, sentence by sentence.</summary>
    public static IEnumerable<Lesson> Of(Klimalos.Knowledge.Article article) =>
        article.Body.Split(SentenceEnds, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(sentence => new Lesson(Klimalos.Knowledge.Search.Words.Of(sentence), [article.Id], IsTold: true));

    /// <summary>Nynorsk is turned into bokmål, as the search does.</summary>
    private static List<string> WordsOf(string text, Language language, Thesaurus thesaurus)
    {
        var words = Klimalos.Knowledge.Search.Words.OfQuestion(text);
        return language == Language.Nb ? thesaurus.InBokmaal(words) : words;
    }
}
