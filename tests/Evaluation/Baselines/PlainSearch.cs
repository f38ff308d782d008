using Klimalos.Knowledge;
using Klimalos.Knowledge.Search;

namespace Evaluation.Baselines;

/// <summary>
/// The plain first version of the search, kept for comparison: BM25 over stems of title, questions and body in the asker's language, and
/// the cosine of character trigrams; nothing learnt, no thesaurus, no conversation.
/// </summary>
internal sealed class PlainSearch
{
    private const float Saturation = 1.2f;
    private const float LengthShare = 0.75f;
    private const double Threshold = 0.45;

    private readonly List<(Article Article, Dictionary<string, int> Counts, int Length, HashSet<string> Trigrams)> _articles;
    private readonly Dictionary<string, double> _idf;
    private readonly double _averageLength;

    public PlainSearch(IReadOnlyList<Article> articles)
    {
        _articles = [.. articles.Select(Read)];
        _averageLength = _articles.Average(article => article.Length);
        _idf = _articles.SelectMany(article => article.Counts.Keys).CountBy(stem => stem, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Key, pair => Math.Log(1 + ((_articles.Count - pair.Value + 0.5) / (pair.Value + 0.5))), StringComparer.Ordinal);
    }

    public Found Find(Question question)
    {
        var stems = Stems(question.Text);
        var trigrams = Trigrams(question.Text);
        var most = stems.Sum(stem => _idf.GetValueOrDefault(stem, Math.Log(1 + (2.0 * _articles.Count)))) * (Saturation + 1);
        if (most <= 0)
            return Found.Nothing;
        var (id, score) = _articles.Where(entry => entry.Article.Language == question.Language)
            .Select(entry => (entry.Article.Id, Score: (0.7 * Relevance(stems, entry.Counts, entry.Length) / most) + (0.3 * Cosine(trigrams, entry.Trigrams))))
            .MaxBy(hit => hit.Score);
        return new Found(score >= Threshold * 0.6 ? id : null, [], score);
    }

    private double Relevance(List<string> stems, Dictionary<string, int> counts, int length) => stems.Sum(stem =>
        counts.TryGetValue(stem, out var count)
            ? _idf[stem] * count * (Saturation + 1) / (count + (Saturation * (1 - LengthShare + (LengthShare * length / _averageLength))))
            : 0);

    private static (Article, Dictionary<string, int>, int, HashSet<string>) Read(Article article)
    {
        var text = $"{article.Title} {string.Join(' ', article.Questions)} {article.Body}";
        var stems = Stems(text);
        return (article, stems.CountBy(stem => stem, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal), stems.Count, Trigrams($"{article.Title} {string.Join(' ', article.Questions)}"));
    }

    private static List<string> Stems(string text) => [.. Words.Of(text).Where(word => !StopWords.Contains(word)).Select(Stemmer.Stem)];

    private static HashSet<string> Trigrams(string text)
    {
        var plain = $" {string.Join(' ', Words.Of(text))} ";
        return [.. Enumerable.Range(0, Math.Max(0, plain.Length - 2)).Select(place => plain.Substring(place, 3))];
    }

    private static double Cosine(HashSet<string> left, HashSet<string> right) =>
        left.Count == 0 || right.Count == 0 ? 0 : left.Count(right.Contains) / Math.Sqrt((double)left.Count * right.Count);
}
