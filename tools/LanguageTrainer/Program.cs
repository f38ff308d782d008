using System.Globalization;
using Klimalos.Languages.Recognition;
using LanguageTrainer;

// LanguageTrainer TRAIN.tsv OUTPUT.bin [--articles resources/knowledge] [--phrasings resources] [--dev DEV.tsv] [--all]
// Without --all a tenth of the sentences is kept back and the figures are measured on it.
if (args.Length < 2)
{
    Console.Error.WriteLine("usage: LanguageTrainer TRAIN.tsv OUTPUT.bin [--articles DIR] [--phrasings DIR] [--dev DEV.tsv] [--all] [--buckets N] [--rounds N] [--decay X]");
    return 2;
}

var sentences = Sentence.Read(args[0]);
List<Sentence> articles =
[
    .. Option("--articles") is { } folder ? Sentence.OfArticles(folder) : [],
    .. Option("--phrasings") is { } phrasings ? Sentence.OfPhrasings(phrasings) : [],
];
var isForAll = args.Contains("--all", StringComparer.Ordinal);
var training = new Training(
    int.Parse(Option("--buckets") ?? "95000", CultureInfo.InvariantCulture),
    int.Parse(Option("--rounds") ?? "20", CultureInfo.InvariantCulture),
    float.Parse(Option("--decay") ?? "0.00002", CultureInfo.InvariantCulture));
var model = training.Run([.. articles.Where(sentence => isForAll || !sentence.IsForTesting), .. sentences.Where(sentence => isForAll || !sentence.IsForTesting)]);
using (var file = File.Create(args[1]))
    model.Write(file);
PrintFigures(model);
return 0;

string? Option(string name)
{
    var place = Array.IndexOf(args, name);
    return place >= 0 && place + 1 < args.Length ? args[place + 1] : null;
}

void PrintFigures(LanguageModel trained)
{
    var held = sentences.Where(sentence => sentence.IsForTesting).ToList();
    Figures.Print("sentences of 2–15 words", trained, held.Where(sentence => sentence.Words.Length is >= 2 and <= 15));
    Figures.Print("sentences of 2–3 words", trained, held.Where(sentence => sentence.Words.Length is 2 or 3));
    foreach (var length in new[] { 2, 3, 5 })
    {
        var messages = new Messages(new Random(length));
        Figures.Print(string.Create(CultureInfo.InvariantCulture, $"cut-outs of {length} words"), trained,
            held.Where(sentence => sentence.Words.Length >= length).Select(sentence => new Sentence(sentence.Variety, messages.CutOut(sentence.Words, length))));
    }
    if (articles.Count > 0)
        Figures.Print("articles and phrasings", trained, articles.Where(sentence => sentence.IsForTesting));
    if (Option("--dev") is { } path)
        Figures.Print("other source (dev)", trained, Sentence.Read(path));
    Figures.PrintSpeed(trained, held);
}
