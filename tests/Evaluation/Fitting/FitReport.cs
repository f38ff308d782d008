using System.Globalization;
using Klimalos.Knowledge.Search;

namespace Evaluation.Fitting;

/// <summary>Prints how the questions fared that were kept from what judged them.</summary>
internal static class FitReport
{
    public static void Print(IReadOnlyList<Judged> judged, RankingWeights weights)
    {
        var answerable = judged.Where(item => item.Case.Question.IsAnswerable).ToList();
        foreach (var group in answerable.GroupBy(item => item.Case.Question.Variety, StringComparer.Ordinal).Concat(answerable.GroupBy(item => item.Case.Question.Kind, StringComparer.Ordinal)))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{group.Key,-12}{group.Count(),6} first {Share(group, item => item.IsRight),6:P1}  answered right {Share(group, item => item.IsRight && item.Score >= weights.Answer),6:P1}  wrong {Share(group, item => !item.IsRight && item.Score >= weights.Answer),6:P1}"));
        }
        foreach (var none in judged.Where(item => !item.Case.Question.IsAnswerable).GroupBy(item => item.Case.Question.Kind, StringComparer.Ordinal))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{none.Key,-12}{none.Count(),6} no article: answered {Share(none, item => item.Score >= weights.Answer):P1}, asked back {Share(none, item => item.Score >= weights.DidYouMean && item.Score < weights.Answer):P1}"));
    }

    private static double Share(IEnumerable<Judged> items, Func<Judged, bool> holds) => items.Average(item => holds(item) ? 1.0 : 0);
}
