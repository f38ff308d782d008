using System.Collections.Frozen;
using System.Xml;
using System.Xml.Linq;

namespace Klimalos.Languages;

/// <summary>Reads <c>.resx</c> files as content: without a compiler, so that an editor's change needs no new build.</summary>
internal static class TextFiles
{
    private const string Folder = "resources/texts/";
    private const string Extension = ".resx";

    public static Texts Read(IReadOnlyList<ContentFile> files, List<ContentProblem> problems)
    {
        var byLanguage = LanguageExtensions.All.Select(_ => new Dictionary<string, Texts.Entry>(StringComparer.Ordinal)).ToArray();
        foreach (var file in files.Where(IsTexts))
        {
            if (NameOf(file) is ({ } area, { } language))
                ReadFile(file, area, byLanguage[(int)language], problems);
            else
                problems.Add(new ContentProblem(file.Path, null, "the name is not of the form area.language.resx with nb, sv, da or en"));
        }

        Compare(byLanguage, problems);
        return new Texts([.. byLanguage.Select(entries => entries.ToFrozenDictionary(StringComparer.Ordinal))]);
    }

    private static bool IsTexts(ContentFile file) =>
        file.Path.StartsWith(Folder, StringComparison.Ordinal) && file.Path.EndsWith(Extension, StringComparison.Ordinal);

    private static (string? Area, Language? Language) NameOf(ContentFile file) =>
        file.Path[Folder.Length..^Extension.Length].Split('.') is [var area, ['a' or 'd' or 'e' or 'n' or 's', _] code]
            ? (area, LanguageExtensions.FromTag(code))
            : (null, null);

    private static void ReadFile(ContentFile file, string area, Dictionary<string, Texts.Entry> entries, List<ContentProblem> problems)
    {
        XDocument document;
        try
        {
            document = XDocument.Parse(file.Text, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace);
        }
        catch (XmlException exception)
        {
            problems.Add(new ContentProblem(file.Path, exception.LineNumber, $"not well-formed XML: {exception.Message}"));
            return;
        }

        foreach (var data in document.Root?.Elements("data") ?? [])
            ReadEntry(file, area, data, entries, problems);
    }

    private static void ReadEntry(
        ContentFile file, string area, XElement data, Dictionary<string, Texts.Entry> entries, List<ContentProblem> problems)
    {
        var line = ((IXmlLineInfo)data).LineNumber;
        var key = data.Attribute("name")?.Value ?? string.Empty;
        var text = data.Element("value")?.Value.Trim() ?? string.Empty;
        if (!key.StartsWith(area + ".", StringComparison.Ordinal))
            problems.Add(new ContentProblem(file.Path, line, $"the key '{key}' must begin with '{area}.', the name of its file"));
        else if (text.Length == 0)
            problems.Add(new ContentProblem(file.Path, line, $"'{key}' is empty"));
        else if (!entries.TryAdd(key, Parse(file, line, key, text, problems)))
            problems.Add(new ContentProblem(file.Path, line, $"'{key}' stands twice"));
    }

    private static Texts.Entry Parse(ContentFile file, int line, string key, string text, List<ContentProblem> problems)
    {
        var words = text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        try
        {
            return new Texts.Entry(file.Path, line, MessagePattern.Parse(text), words);
        }
        catch (FormatException exception)
        {
            problems.Add(new ContentProblem(file.Path, line, $"'{key}': {exception.Message}"));
            return new Texts.Entry(file.Path, line, MessagePattern.Parse(string.Empty), words);
        }
    }

    private static void Compare(Dictionary<string, Texts.Entry>[] byLanguage, List<ContentProblem> problems)
    {
        foreach (var key in byLanguage.SelectMany(entries => entries.Keys).Distinct(StringComparer.Ordinal))
        {
            var (model, reference) = First(byLanguage, key);
            foreach (var language in LanguageExtensions.All)
            {
                if (!byLanguage[(int)language].TryGetValue(key, out var entry))
                {
                    problems.Add(new ContentProblem(reference.Path, reference.Line, $"'{key}' is missing in {language.Code()}"));
                }
                else if (!entry.Pattern.Placeholders.SequenceEqual(reference.Pattern.Placeholders, StringComparer.Ordinal))
                {
                    problems.Add(new ContentProblem(
                        entry.Path, entry.Line, $"'{key}' has other placeholders than in {model.Code()}: {Names(entry)} instead of {Names(reference)}"));
                }
            }
        }
    }

    private static (Language Language, Texts.Entry Entry) First(Dictionary<string, Texts.Entry>[] byLanguage, string key)
    {
        var language = LanguageExtensions.All.First(candidate => byLanguage[(int)candidate].ContainsKey(key));
        return (language, byLanguage[(int)language][key]);
    }

    private static string Names(Texts.Entry entry) =>
        entry.Pattern.Placeholders.Count == 0 ? "none" : string.Join(", ", entry.Pattern.Placeholders);
}
