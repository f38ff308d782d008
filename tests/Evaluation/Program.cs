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
var started = Environment.CpuUsage.TotalTime;
var content = Content.Load(contentFiles);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"content loaded in {(Environment.CpuUsage.TotalTime - started).TotalMilliseconds:F0} ms of processor time"));
var knowledge = content.Knowledge;
if (args.Contains("--time", StringComparer.Ordinal))
{
    var th = Repository.Thesaurus(contentFiles);
    for (var i = 0; i < 4; i++)
    {
        var t0 = System.Diagnostics.Stopwatch.GetTimestamp();
        Klimalos.Knowledge.Search.SearchIndex.Build(knowledge.Articles, th);
        Console.WriteLine($"build {System.Diagnostics.Stopwatch.GetElapsedTime(t0).TotalMilliseconds:F0}");
        t0 = System.Diagnostics.Stopwatch.GetTimestamp();
        Content.Load(contentFiles);
        Console.WriteLine($"load {System.Diagnostics.Stopwatch.GetElapsedTime(t0).TotalMilliseconds:F0}");
        t0 = System.Diagnostics.Stopwatch.GetTimestamp();
        var voc = new Klimalos.Knowledge.Search.Vocabulary(); var rd = new Klimalos.Knowledge.Search.Reader(th, voc);
        foreach (var a in knowledge.Articles) foreach (var x in a.Questions.Append(a.Title).Append(a.Body)) rd.Learn(x);
        rd.FinishLearning();
        Console.WriteLine($"learn {System.Diagnostics.Stopwatch.GetElapsedTime(t0).TotalMilliseconds:F0}");
        t0 = System.Diagnostics.Stopwatch.GetTimestamp();
        foreach (var a in knowledge.Articles) foreach (var x in a.Questions.Append(a.Title).Append(a.Body)) rd.ReadArticle(x);
        Console.WriteLine($"read {System.Diagnostics.Stopwatch.GetElapsedTime(t0).TotalMilliseconds:F0}");
        t0 = System.Diagnostics.Stopwatch.GetTimestamp();
        Klimalos.Knowledge.Search.GramIndex.Build([.. knowledge.Articles.Select(a => Klimalos.Knowledge.Search.Words.Of(a.Title + " " + string.Join(' ', a.Questions) + a.Body))]);
        Console.WriteLine($"grams {System.Diagnostics.Stopwatch.GetElapsedTime(t0).TotalMilliseconds:F0}");
    }
    return 0;
}
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
