using System.Globalization;
using Evaluation;
using Evaluation.Fitting;
using Klimalos;

// Evaluation [QUESTIONS.tsv …] [--floor FLOORS.json] [--faults] [--baselines no]
// Evaluation --fit [QUESTIONS.tsv …] [--rounds N]     learns the weights anew; N = 0 keeps the space of meanings
// Exit code 1 when a floor is not reached.
var here = Path.Combine(Repository.Root, "tests", "Evaluation");
var files = args.Where(argument => argument.EndsWith(".tsv", StringComparison.Ordinal)).DefaultIfEmpty(Path.Combine(here, "questions.tsv")).ToList();
var contentFiles = Repository.Files();
var started = System.Diagnostics.Stopwatch.GetTimestamp();
var content = Content.Load(contentFiles);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"content loaded in {System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalMilliseconds:F0} ms"));
var knowledge = content.Knowledge;
var questions = files.SelectMany(Question.Read).Select(question => question.After(knowledge)).ToList();
if (args.Contains("--fit", StringComparer.Ordinal))
{
    var rounds = int.Parse(Option("--rounds") ?? "60", CultureInfo.InvariantCulture);
    Fit.Run(knowledge.Articles, Repository.Thesaurus(contentFiles), [.. questions.Where(question => question.Kind != Question.Misuse)], Repository.Root, rounds, args.Contains("--faults", StringComparer.Ordinal));
    return 0;
}
var report = Report.Of(Searcher.Klimalos(knowledge), questions);
report.Print();
if (args.Contains("--faults", StringComparer.Ordinal))
    report.PrintFaults();
return 0;

string? Option(string name)
{
    var place = Array.IndexOf(args, name);
    return place >= 0 && place + 1 < args.Length ? args[place + 1] : null;
}
