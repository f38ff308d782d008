using System.Globalization;
using Klimalos.Knowledge;
using Klimalos.Knowledge.Search;
using Klimalos.Knowledge.Search.Semantics;
using Klimalos.Languages;

namespace Evaluation.Fitting;

/// <summary>
/// Learns the space of meanings from the articles and the weights of the ranking from the questions, and writes both files. How it does
/// on questions that it was not fitted on is told by cross-validation: ten times fitted on nine tenths and measured on the rest.
/// </summary>
internal static class Fit
{
    private const int Folds = 10;
    private const int Seed = 2030;
    private const int MostCandidates = 60;

    /// <summary>Of four neighbouring texts (the languages of an article) one is asked, in turn another language: 5 = 4 + 1.</summary>
    private const int LeftOutShare = 5;

    public static void Run(IReadOnlyList<Article> articles, Thesaurus thesaurus, IReadOnlyList<Question> questions, string root, int rounds, bool showFaults)
    {
        var folder = Path.Combine(root, "src", "Klimalos", "Knowledge", "Search");
        var model = SemanticModel.Fitted;
        if (rounds > 0)
        {
            model = new SemanticTraining(thesaurus, rounds, Seed).Run(articles);
            using var file = File.Create(Path.Combine(folder, "Semantics", "semantics.bin"));
            model.Write(file);
        }
        var start = RankingWeights.Fitted;
        var cases = Cases(SearchIndex.Build(articles, thesaurus, model), questions, start);
        cases.AddRange(rounds > 0 ? LeftOut(articles, thesaurus, rounds, start) : []);
        PrintFolds(cases, start, showFaults);
        var fitted = RankingFit.Fit(cases, start);
        File.WriteAllLines(Path.Combine(folder, "ranking.tsv"), fitted.Write());
        Console.WriteLine(string.Join('\n', fitted.Write()));
    }

    /// <summary>
    /// The last phrasing of each article as a question to a base, and a space of meanings, that know nothing of it: the weights must suit
    /// words that were not foreseen.
    /// </summary>
    private static List<Case> LeftOut(IReadOnlyList<Article> articles, Thesaurus thesaurus, int rounds, RankingWeights start)
    {
        List<Article> without = [.. articles.Select(article => article with { Questions = [.. article.Questions.SkipLast(1)] })];
        var index = SearchIndex.Build(without, thesaurus, new SemanticTraining(thesaurus, rounds, Seed).Run(without));
        return Cases(index, [.. articles.Where((_, place) => place % LeftOutShare == 0).Select(article => new Question(article.Language.Code(), "left-out", null, article.Questions[^1], [article.Id]))], start);
    }

    public static List<Case> Cases(SearchIndex index, IReadOnlyList<Question> questions, RankingWeights weights) =>
        [.. questions.Select(question =>
        {
            var (asked, best) = index.Candidates(question.Text, question.Language, question.Context, weights);
            return new Case(question, asked, best.Count > MostCandidates ? best[..MostCandidates] : best);
        })];

    private static void PrintFolds(List<Case> cases, RankingWeights start, bool showFaults)
    {
        var outcomes = new List<(Question Question, bool First, bool Answered, bool AskedBack)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var place = fold;
            var weights = RankingFit.Fit([.. cases.Where((_, i) => i % Folds != place)], start);
            foreach (var item in cases.Where((_, i) => i % Folds == place))
            {
                var best = item.Ranked(weights);
                var score = best.Count == 0 ? 0 : Confidence.Of(Confidence.Features(item.Asked, best), weights.Confidence);
                if (showFaults && (item.Question.IsAnswerable ? best.Count == 0 || !item.IsRight(best[0]) || score < weights.Answer : score >= weights.DidYouMean))
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{item.Question.Variety}\t{item.Question.Kind}\t{item.Question.Before} > {item.Question.Text}\t{string.Join('|', item.Question.Expected)} ({best.FindIndex(item.IsRight)})\t{string.Join(' ', best.Take(3).Select(one => $"{one.Id} {one.Rank:F1}"))}\t{score:F2}"));
                outcomes.Add((item.Question, best.Count > 0 && item.IsRight(best[0]), score >= weights.Answer, score >= weights.DidYouMean && score < weights.Answer));
            }
        }
        foreach (var group in outcomes.Where(item => item.Question.IsAnswerable).GroupBy(item => item.Question.Variety).Concat(
            outcomes.Where(item => item.Question.IsAnswerable).GroupBy(item => item.Question.Kind)).Concat(outcomes.Where(item => item.Question.IsAnswerable).GroupBy(_ => "all")))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{group.Key,-12}{group.Count(),5} first {group.Average(item => item.First ? 1.0 : 0):P1}  answered right {group.Average(item => item is { First: true, Answered: true } ? 1.0 : 0):P1}  wrong {group.Average(item => item is { First: false, Answered: true } ? 1.0 : 0):P1}  asked back {group.Average(item => item.AskedBack ? 1.0 : 0):P1}"));
        var none = outcomes.Where(item => !item.Question.IsAnswerable).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"unanswerable {none.Count}: answered {none.Average(item => item.Answered ? 1.0 : 0):P1}, asked back {none.Average(item => item.AskedBack ? 1.0 : 0):P1}"));
    }
}
