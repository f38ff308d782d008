using Klimalos.Languages;

namespace Klimalos.Journeys.Files;

/// <summary>The words of a journey in one language with the lines that they were read from.</summary>
/// <param name="Lines">The line of each text by its path in the file ("steps/route/options/political"), for the line of a problem.</param>
internal sealed record WordsSource(string Path, JourneyWords Words, IReadOnlyDictionary<string, int> Lines)
{
    public int? LineOf(string place) => Lines.TryGetValue(place, out var line) ? line : null;
}

/// <summary>Reads <c>resources/journeys/{id}.{language}.yaml</c>. Whether the words fit the journey is checked by <see cref="WordsChecks"/>.</summary>
internal sealed class WordsReader(List<ContentProblem> problems)
{
    private readonly Dictionary<string, int> lines = new(StringComparer.Ordinal);

    public WordsSource? Read(ContentFile file, Language language)
    {
        if (YamlSection.Open(file, problems) is not { } section)
            return null;
        var words = new JourneyWords
        {
            Language = language,
            Title = Text(section, "title", ""),
            Names = ReadNames(section),
            Introduction = Text(section, "introduction", ""),
            Confirmed = Text(section, "confirmed", ""),
            Stages = Entries(section, "stages", "", (parent, id, place) => Text(parent, id, place)),
            Steps = Entries(section, "steps", "", ReadStep),
            Exits = Entries(section, "exits", "", ReadExit),
        };
        section.RefuseUnknownKeys();
        return new WordsSource(file.Path, words, lines);
    }

    private IReadOnlyList<string> ReadNames(YamlSection section)
    {
        if (section.Has("names"))
            lines["names"] = section.LineOfKey("names");
        return section.TextList("names");
    }

    internal StepWords ReadStep(YamlSection parent, string id, string place)
    {
        if (parent.Section(id) is not { } section)
            return new StepWords { Label = "", Question = "", Help = "" };
        var below = $"{place}{id}/";
        var words = new StepWords
        {
            Label = Text(section, "label", below),
            Question = Text(section, "question", below),
            Help = Text(section, "help", below),
            Refusal = OptionalText(section, "refusal", below),
            Link = OptionalText(section, "link", below),
            Unit = ReadUnit(section, below),
            Item = OptionalText(section, "item", below),
            Steps = Entries(section, "steps", below, ReadStep),
            Options = Entries(section, "options", below, ReadOption),
        };
        section.RefuseUnknownKeys();
        return words;
    }

    private MessagePattern? ReadUnit(YamlSection section, string place)
    {
        if (OptionalText(section, "unit", place) is not { } unit)
            return null;
        try
        {
            var pattern = MessagePattern.Parse(unit);
            if (!pattern.Placeholders.SequenceEqual(["count"], StringComparer.Ordinal))
                section.Report("'unit' needs {count, plural, one {…} other {…}} and nothing else in braces.", section.LineOfKey("unit"));
            return pattern;
        }
        catch (FormatException fault)
        {
            section.Report($"'unit' cannot be read: {fault.Message}.", section.LineOfKey("unit"));
            return null;
        }
    }

    private OptionWords ReadOption(YamlSection parent, string value, string place)
    {
        if (parent.Section(value) is not { } section)
            return new OptionWords("", []);
        var below = $"{place}{value}/";
        var words = new OptionWords(
            Text(section, "label", below), section.TextList("synonyms"), OptionalText(section, "response", below));
        section.RefuseUnknownKeys();
        return words;
    }

    private ExitWords ReadExit(YamlSection parent, string id, string place)
    {
        if (parent.Section(id) is not { } section)
            return new ExitWords("", "");
        var below = $"{place}{id}/";
        var words = new ExitWords(Text(section, "title", below), Text(section, "text", below));
        section.RefuseUnknownKeys();
        return words;
    }

    private Dictionary<string, T> Entries<T>(YamlSection parent, string key, string place, Func<YamlSection, string, string, T> read)
    {
        var entries = new Dictionary<string, T>(StringComparer.Ordinal);
        if (parent.Section(key) is not { } section)
            return entries;
        lines[$"{place}{key}"] = parent.LineOfKey(key);
        foreach (var (id, line) in section.Keys)
        {
            lines[$"{place}{key}/{id}"] = line;
            entries[id] = read(section, id, $"{place}{key}/");
        }

        return entries;
    }

    private string Text(YamlSection section, string key, string place)
    {
        lines[place + key] = section.LineOfKey(key);
        return section.RequiredText(key);
    }

    private string? OptionalText(YamlSection section, string key, string place)
    {
        lines[place + key] = section.LineOfKey(key);
        return section.Text(key);
    }
}
