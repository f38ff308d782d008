using Evaluation;
using Klimalos;
using Klimalos.Knowledge;
using Klimalos.Knowledge.Search;

// Evaluation [QUESTIONS.tsv] [--content DIR] [--floor FLOORS.json] [--faults] [--baselines no]
// Exit code 1 when a floor is not reached.
var here = Path.Combine(Root(), "tests", "Evaluation");
var questions = Question.Read(args.FirstOrDefault(IsFile) ?? Path.Combine(here, "questions.tsv"));
var knowledge = Load(Option("--content") ?? Root());
if (Option("--explain") is { } asked)
    return Explain(asked);
var report = Report.Of(Searcher.Klimalos(knowledge), questions);
Console.WriteLine($"{questions.Count} questions, {knowledge.Articles.Count} texts of {knowledge.Articles.Select(article => article.Id).Distinct(StringComparer.Ordinal).Count()} articles");
report.Print();
if (args.Contains("--faults", StringComparer.Ordinal))
    report.PrintFaults();
if (Option("--baselines") is not "no")
{
    Report.Of(Searcher.FullText(knowledge, "unicode61"), questions).Print();
    Report.Of(Searcher.FullText(knowledge, "trigram"), questions).Print();
}
if (Option("--dump") is { } dump)
    WriteDump(dump);
var missed = Floors.Read(Option("--floor") ?? Path.Combine(here, "floors.json")).Missed(report).ToList();
missed.ForEach(Console.Error.WriteLine);
return missed.Count == 0 ? 0 : 1;

bool IsFile(string argument) => argument.EndsWith(".tsv", StringComparison.Ordinal);

string? Option(string name)
{
    var place = Array.IndexOf(args, name);
    return place >= 0 && place + 1 < args.Length ? args[place + 1] : null;
}

void WriteDump(string path)
{
    var problems = new List<ContentProblem>();
    var content = Option("--content") ?? Root();
    var thesaurus = Thesaurus.Read(Read(content, Path.Combine(content, "resources", "thesaurus.yaml")), problems);
    var index = SearchIndex.Build(knowledge.Articles, thesaurus);
    var leaveOut = new LeaveOut(knowledge.Articles, thesaurus);
    using var writer = new StreamWriter(path);
    Dump.Write(writer, questions.Select(question => (index, question)));
    Dump.Write(writer, leaveOut.Answerable());
    Dump.Write(writer, leaveOut.Unanswerable().Select(pair => (pair.Index, pair.Question with { Kind = "gone" })));
}

int Explain(string text)
{
    var index = SearchIndex.Build(knowledge.Articles, Thesaurus.Read(Read(Option("--content") ?? Root(), Path.Combine(Option("--content") ?? Root(), "resources", "thesaurus.yaml")), []));
    foreach (var line in Dump.Explain(index, text, questions[0].Language))
        Console.WriteLine(line);
    return 0;
}

static KnowledgeBase Load(string content)
{
    var articles = Directory.GetFiles(Path.Combine(content, "resources", "knowledge"), "*.md").Order(StringComparer.Ordinal).Select(path => Read(content, path)).ToList();
    var resources = Path.Combine(content, "resources");
    return KnowledgeBase.Load(articles, Read(content, Path.Combine(resources, "contacts.yaml")), Read(content, Path.Combine(resources, "thesaurus.yaml")));
}

static ContentFile Read(string content, string path) =>
    new(Path.GetRelativePath(content, path).Replace('\\', '/'), File.ReadAllText(path));

static string Root()
{
    var directory = new DirectoryInfo(AppContext.BaseDirectory);
    while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Bot.sln")))
        directory = directory.Parent;
    return directory?.FullName ?? Directory.GetCurrentDirectory();
}
