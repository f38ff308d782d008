using System.Globalization;
using Evaluation;
using Evaluation.Fitting;
using Klimalos;
using Klimalos.Languages;

// Evaluation [QUESTIONS.tsv …] [--floor FLOORS.json] [--faults] [--baselines no] [--locale]      measures; exit code 1 when a floor is missed
//   --locale: the client tells the asker's language, as Teams and browsers do
// Evaluation --fit [QUESTIONS.tsv …] [--rounds N] [--to FOLDER]                       learns the space of meanings and all weights anew
// Evaluation --transcripts [QUESTIONS.tsv …]                                          ten questions and replies picked by a fixed seed
// Without a file: heldout.tsv to measure, all others to fit.
var here = Path.Combine(Repository.Root, "tests", "Evaluation");
var fits = args.Contains("--fit", StringComparer.Ordinal);
var contentFiles = Repository.Files();
var started = Environment.CpuUsage.TotalTime;
var content = Content.Load(contentFiles);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"content loaded in {(Environment.CpuUsage.TotalTime - started).TotalMilliseconds:F0} ms of processor time"));
var knowledge = content.Knowledge;
var questions = QuestionFiles().SelectMany(Question.Read).Select(question => question.After(knowledge)).ToList();
if (fits)
{
    var rounds = int.Parse(Option("--rounds") ?? "28", CultureInfo.InvariantCulture);
    var thesaurus = Repository.Thesaurus(contentFiles, content.Municipalities.All.Select(municipality => municipality.CommonName));
    var material = new Material(knowledge.Articles, thesaurus, questions);
    new Fit(thesaurus, material, rounds).Run(Option("--to") ?? Path.Combine(Repository.Root, "src", "Klimalos", "Knowledge", "Search"), FitReport.Print);
    return 0;
}
if (Has("--transcripts"))
{
    Transcripts.Print(content, questions);
    return 0;
}
return Measure();

int Measure()
{
    var guide = new ReplyLanguage(content);
    var report = Report.Of(Searcher.Klimalos(content), questions, question => guide.Of(question, Has("--locale") ? question.Language.Culture().Name : null));
    Console.WriteLine($"{questions.Count} questions, {knowledge.Articles.Count} texts of {knowledge.Articles.Select(article => article.Id).Distinct(StringComparer.Ordinal).Count()} articles");
    report.Print();
    if (Has("--faults"))
        report.PrintFaults();
    if (Option("--baselines") is not "no")
    {
        Report.Of(Searcher.Plain(knowledge), questions).Print();
        Report.Of(Searcher.FullText(knowledge, "unicode61"), questions).Print();
    }
    var missed = Floors.Read(Option("--floor") ?? Path.Combine(here, "floors.json")).Missed(report).ToList();
    missed.ForEach(Console.Error.WriteLine);
    return missed.Count == 0 ? 0 : 1;
}

bool Has(string option) => args.Contains(option, StringComparer.Ordinal);

IEnumerable<string> QuestionFiles()
{
    var named = args.Where(argument => argument.EndsWith(".tsv", StringComparison.Ordinal)).ToList();
    string[] usual = fits ? ["questions.tsv", "questions-all.tsv", "elsewhere.tsv", "dev2.tsv", "unanswerable.tsv", "stray.tsv"] : ["heldout.tsv"];
    return named.Count > 0 ? named : usual.Select(name => Path.Combine(here, name));
}

string? Option(string name)
{
    var place = Array.IndexOf(args, name);
    return place >= 0 && place + 1 < args.Length ? args[place + 1] : null;
}
