using System.Globalization;
using Klimalos;
using Klimalos.Knowledge.Search;

namespace Evaluation;

/// <summary>Writes what speaks for the best articles of each question, for fitting the weights.</summary>
internal static class Dump
{
    /// <summary>How the question was read, and what speaks for the best articles.</summary>
    public static IEnumerable<string> Explain(SearchIndex index, string text, Klimalos.Languages.Language language)
    {
        var (asked, best) = index.Candidates(text, language);
        foreach (var meaning in asked.Meanings)
            yield return string.Create(CultureInfo.InvariantCulture, $"{meaning.Importance:F2} {(meaning.IsOtherMatter ? "other matter" : meaning.IsUnknown ? "unknown" : string.Join(", ", meaning.Senses.Select(sense => $"{index.TermOf(sense.Term)} {sense.Strength:F2}")))}");
        foreach (var candidate in best.Take(5))
            yield return string.Create(CultureInfo.InvariantCulture, $"{candidate.Rank:F3} {candidate.Id} {candidate.Evidence}");
    }

    public static void Write(TextWriter writer, IEnumerable<(SearchIndex Index, Question Question)> cases)
    {
        foreach (var (index, question) in cases)
        {
            var (asked, best) = index.Candidates(question.Text, question.Language);
            for (var i = 0; i < Math.Min(8, best.Count); i++)
            {
                var rival = i == 0 && best.Count > 1 ? best[1].Rank : best[0].Rank;
                var features = Confidence.Features(asked, best[i], rival).Select(value => value.ToString("R", CultureInfo.InvariantCulture));
                var isRight = question.Expected.Contains(best[i].Id, StringComparer.Ordinal) ? 1 : 0;
                writer.WriteLine(string.Join('\t', [question.Variety, question.Kind, question.Text, best[i].Id, isRight.ToString(CultureInfo.InvariantCulture), question.IsAnswerable ? "1" : "0", .. features]));
            }
        }
    }
}
