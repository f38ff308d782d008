using System.Diagnostics;
using System.Globalization;

namespace Evaluation;

/// <summary>What became of each question with one searcher.</summary>
internal sealed class Report
{
    private readonly List<Outcome> _outcomes = [];
    private readonly string _name;

    private sealed record Outcome(Question Question, string? Found, double Score, TimeSpan Time)
    {
        public bool IsRight => Question.IsAnswerable ? Found is not null && Question.Expected.Contains(Found, StringComparer.Ordinal) : Found is null;
    }

    private Report(string name) => _name = name;

    /// <summary>Asks everything twice, and times the second time.</summary>
    public static Report Of(Searcher searcher, IReadOnlyList<Question> questions)
    {
        var report = new Report(searcher.Name);
        foreach (var question in questions)
            searcher.Find(question);
        foreach (var question in questions)
        {
            var start = Stopwatch.GetTimestamp();
            var (id, score) = searcher.Find(question);
            report._outcomes.Add(new Outcome(question, id, score, Stopwatch.GetElapsedTime(start)));
        }
        return report;
    }

    /// <summary>Share of right answers among the questions with an answer; refusals count as wrong.</summary>
    public double Right => Share(outcome => outcome.Question.IsAnswerable);

    /// <summary>Share of refusals among the questions without an answer.</summary>
    public double Refused => Share(outcome => !outcome.Question.IsAnswerable);

    public double OfKind(string kind) => Share(outcome => string.Equals(outcome.Question.Kind, kind, StringComparison.Ordinal));

    public double MedianMilliseconds => _outcomes.Select(outcome => outcome.Time.TotalMilliseconds).Order().ElementAt(_outcomes.Count / 2);

    public void Print()
    {
        Line($"== {_name}");
        Line($"{"",-6}{"questions",10}{"right",8}{"refused",9}{"wrong",7}{"share",9}");
        foreach (var group in _outcomes.GroupBy(outcome => outcome.Question.Variety, StringComparer.Ordinal))
            PrintRow(group.Key, [.. group]);
        foreach (var group in _outcomes.GroupBy(outcome => outcome.Question.Kind, StringComparer.Ordinal))
            PrintRow(group.Key, [.. group]);
        Line($"answerable right {Right:P1}, unanswerable refused {Refused:P1}, median {MedianMilliseconds:F2} ms");
        Console.WriteLine();
    }

    public void PrintFaults()
    {
        foreach (var outcome in _outcomes.Where(outcome => !outcome.IsRight))
        {
            var (variety, kind, _, text, expected) = outcome.Question;
            Line($"{variety}\t{kind}\t{text}\texpected {string.Join(',', expected)}\tfound {outcome.Found ?? "-"}\t{outcome.Score:F2}");
        }
    }

    private static void PrintRow(string name, IReadOnlyList<Outcome> outcomes)
    {
        var right = outcomes.Count(outcome => outcome.IsRight);
        var refused = outcomes.Count(outcome => outcome.Found is null);
        var wrong = outcomes.Count(outcome => outcome.Found is not null && !outcome.IsRight);
        Line($"{name,-10}{outcomes.Count,6}{right,8}{refused,9}{wrong,7}{(double)right / outcomes.Count,9:P1}");
    }

    private double Share(Func<Outcome, bool> holds)
    {
        var chosen = _outcomes.Where(holds).ToList();
        return chosen.Count == 0 ? 1 : chosen.Average(outcome => outcome.IsRight ? 1.0 : 0.0);
    }

    private static void Line(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
