using System.Diagnostics;
using System.Globalization;

namespace Evaluation;

/// <summary>What became of each question with one searcher.</summary>
internal sealed class Report
{
    private readonly List<Outcome> _outcomes = [];
    private readonly string _name;

    private Report(string name) => _name = name;

    /// <summary>Asks everything twice, and times the second time.</summary>
    /// <param name="languageOf">The language of the reply that the guide gives.</param>
    public static Report Of(Searcher searcher, IReadOnlyList<Question> questions, Func<Question, string?>? languageOf = null)
    {
        var report = new Report(searcher.Name);
        foreach (var question in questions)
            searcher.Find(question);
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            var found = searcher.Find(question);
            report._outcomes.Add(new Outcome(question, found, Stopwatch.GetElapsedTime(start), languageOf?.Invoke(question)));
        }
        return report;
    }

    public IReadOnlyList<Outcome> Outcomes => _outcomes;

    /// <summary>Share of right answers among the questions with an answer; questions back and refusals count as wrong.</summary>
    public double Right => Share(outcome => outcome.Question.IsAnswerable);

    /// <summary>Share of refusals among the questions without an answer.</summary>
    public double Refused => Share(outcome => !outcome.Question.IsAnswerable);

    public int InWrongLanguage => _outcomes.Count(outcome => outcome.IsInWrongLanguage);

    public double OfKind(string kind) => Share(outcome => string.Equals(outcome.Question.Kind, kind, StringComparison.Ordinal));

    /// <summary>Of the answerable questions in a variety.</summary>
    public double OfVariety(string variety) =>
        Share(outcome => outcome.Question.IsAnswerable && string.Equals(outcome.Question.Variety, variety, StringComparison.Ordinal));

    public double Milliseconds(double quantile) =>
        _outcomes.Select(outcome => outcome.Time.TotalMilliseconds).Order().ElementAt((int)(quantile * (_outcomes.Count - 1)));

    public void Print()
    {
        Line($"== {_name}");
        Line($"{"",-14}{"questions",10}{"right",7}{"back",6}{"refused",9}{"wrong",7}{"right %",10}{"or offered",13}");
        var answerable = _outcomes.Where(outcome => outcome.Question.IsAnswerable).ToList();
        foreach (var group in answerable.GroupBy(outcome => outcome.Question.Variety, StringComparer.Ordinal))
            PrintRow(group.Key, [.. group]);
        foreach (var group in answerable.GroupBy(outcome => outcome.Question.Kind, StringComparer.Ordinal))
            PrintRow(group.Key, [.. group]);
        PrintRow("all answerable", answerable);
        foreach (var group in _outcomes.Where(outcome => !outcome.Question.IsAnswerable).GroupBy(outcome => outcome.Question.Kind, StringComparer.Ordinal))
            PrintRow(group.Key, [.. group]);
        Line($"replies in a wrong language {InWrongLanguage}; median {Milliseconds(0.5):F2} ms, p99 {Milliseconds(0.99):F2} ms");
        Console.WriteLine();
    }

    public void PrintFaults()
    {
        foreach (var outcome in _outcomes.Where(outcome => !outcome.IsRight || outcome.IsInWrongLanguage))
        {
            var found = outcome.Found.Article ?? (outcome.IsAskedBack ? $"? {string.Join(' ', outcome.Found.Offered)}" : "-");
            Line($"{outcome.Question.Variety}\t{outcome.Question.Kind}\t{outcome.Question.Text}\texpected {string.Join('|', outcome.Question.Expected)}\tfound {found}\t{outcome.Found.Score:F2}\t{outcome.Language}");
        }
    }

    private static void PrintRow(string name, IReadOnlyList<Outcome> outcomes)
    {
        if (outcomes.Count == 0)
            return;
        var right = outcomes.Count(outcome => outcome.IsRight);
        var offered = outcomes.Count(outcome => outcome.IsRightOrOffered);
        Line($"{name,-14}{outcomes.Count,10}{right,7}{outcomes.Count(outcome => outcome.IsAskedBack),6}{outcomes.Count(outcome => outcome.IsRefused),9}{outcomes.Count(outcome => outcome.IsWronglyAnswered),7}{(double)right / outcomes.Count,10:P1}{(double)offered / outcomes.Count,13:P1}");
    }

    private double Share(Func<Outcome, bool> holds)
    {
        var chosen = _outcomes.Where(holds).ToList();
        return chosen.Count == 0 ? 1 : chosen.Average(outcome => outcome.IsRight ? 1.0 : 0.0);
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
