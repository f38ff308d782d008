using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Klimalos.Journeys.Files;

/// <summary>
/// A YAML mapping as it is read: every access notes the key as known, and what is wrong becomes a problem with its line.
/// Call <see cref="RefuseUnknownKeys"/> when all has been read.
/// </summary>
internal sealed class YamlSection(string path, YamlMappingNode node, List<ContentProblem> problems)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public int Line => LineOf(node);

    /// <summary>The mapping that the file consists of; null, with a problem, when it is none.</summary>
    public static YamlSection? Open(ContentFile file, List<ContentProblem> problems)
    {
        var root = Parse(file, problems);
        if (root is YamlMappingNode mapping)
            return new YamlSection(file.Path, mapping, problems);
        if (root is not null)
            problems.Add(new ContentProblem(file.Path, LineOf(root), "The file must consist of keys with values."));
        return null;
    }

    /// <summary>The sections of a file that is a list; empty, with a problem, when it is none.</summary>
    public static IReadOnlyList<YamlSection> OpenList(ContentFile file, List<ContentProblem> problems)
    {
        var root = Parse(file, problems);
        if (root is null)
            return [];
        if (root is YamlSequenceNode sequence)
            return Sections(file.Path, sequence, problems);
        problems.Add(new ContentProblem(file.Path, LineOf(root), "The file must be a list."));
        return [];
    }

    public void Report(string cause, int? line = null) => problems.Add(new ContentProblem(path, line ?? Line, cause));

    /// <summary>The line of the key; that of the section when the key is not there.</summary>
    public int LineOfKey(string key) => Keys.FirstOrDefault(entry => string.Equals(entry.Key, key, StringComparison.Ordinal)) is { Key: not null } found
        ? found.Line
        : Line;

    /// <summary>The key's plain value; null when it is not there or empty.</summary>
    public string? Text(string key)
    {
        var value = Take(key);
        if (value is null)
            return null;
        if (value is YamlScalarNode { Value: { } text })
            return text.Trim() is { Length: > 0 } trimmed ? trimmed : null;
        Report($"'{key}' must be plain text.", LineOf(value));
        return null;
    }

    /// <summary>The key's plain value; a problem, and the empty string, when it is missing.</summary>
    public string RequiredText(string key)
    {
        if (Text(key) is { } text)
            return text;
        Report($"'{key}' is missing.", LineOfKey(key));
        return "";
    }

    /// <summary>The key's lower-case words joined by hyphens; a problem when it is missing or has another form.</summary>
    public string Id(string key) => CheckedId(key, RequiredText(key));

    /// <summary>As <see cref="Id"/>, but may be missing.</summary>
    public string? OptionalId(string key) => Text(key) is { } id ? CheckedId(key, id) : null;

    public bool Has(string key) => Take(key) is not null;

    public int? Number(string key)
    {
        if (Text(key) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        Report($"'{key}' must be a whole number, not '{text}'.", LineOfKey(key));
        return null;
    }

    public bool Flag(string key)
    {
        var text = Text(key);
        if (text is not (null or "true" or "false"))
            Report($"'{key}' must be true or false, not '{text}'.", LineOfKey(key));
        return string.Equals(text, "true", StringComparison.Ordinal);
    }

    public DateOnly? Date(string key)
    {
        var text = RequiredText(key);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        if (text.Length > 0)
            Report($"'{key}' must be a date such as 2021-09-15, not '{text}'.", LineOfKey(key));
        return null;
    }

    /// <summary>One plain value or a list of them.</summary>
    public IReadOnlyList<string> TextList(string key) => Take(key) switch
    {
        null => [],
        YamlScalarNode { Value: { Length: > 0 } text } => [text],
        YamlSequenceNode sequence => [.. sequence.Children.Select(child => TextOf(key, child)).OfType<string>()],
        var other => Refuse<string>(key, other, "a list of plain texts"),
    };

    public YamlSection? Section(string key)
    {
        switch (Take(key))
        {
            case null:
                return null;
            case YamlMappingNode mapping:
                return new YamlSection(path, mapping, problems);
            case var other:
                Report($"'{key}' must be keys with values.", LineOf(other));
                return null;
        }
    }

    public IReadOnlyList<YamlSection> SectionList(string key) => Take(key) switch
    {
        null => [],
        YamlSequenceNode sequence => Sections(path, sequence, problems),
        var other => Refuse<YamlSection>(key, other, "a list"),
    };

    /// <summary>Keys with values, or a list of them.</summary>
    public IReadOnlyList<YamlSection> OneOrMore(string key) => IsSection(key) && Section(key) is { } only ? [only] : SectionList(key);

    /// <summary>The key's value is keys with values.</summary>
    public bool IsSection(string key) => Find(key) is YamlMappingNode;

    /// <summary>A list whose entries are either a plain value, read as the section <c>{ value: … }</c>, or keys with values.</summary>
    public IReadOnlyList<YamlSection> ValueList(string key) => Take(key) switch
    {
        null => [],
        YamlSequenceNode sequence => Sections(path, sequence, problems, plainKey: "value"),
        var other => Refuse<YamlSection>(key, other, "a list"),
    };

    /// <summary>All keys with the line of each, for mappings whose keys are ids.</summary>
    public IReadOnlyList<(string Key, int Line)> Keys =>
        [.. node.Children.Keys.OfType<YamlScalarNode>().Select(key => (key.Value ?? "", LineOf(key)))];

    public void RefuseUnknownKeys()
    {
        foreach (var (key, line) in Keys.Where(key => !known.Contains(key.Key)))
            Report($"Unknown key '{key}'; known here: {string.Join(", ", known.Order(StringComparer.Ordinal))}.", line);
    }

    private string CheckedId(string key, string id)
    {
        if (id.Length > 0 && !IsKebabCase(id))
            Report($"'{id}' must be lower-case words joined by hyphens.", LineOfKey(key));
        return id;
    }

    private static bool IsKebabCase(string id) =>
        id.Split('-').All(word => word.Length > 0 && word.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)));

    private static List<YamlSection> Sections(
        string path, YamlSequenceNode sequence, List<ContentProblem> problems, string? plainKey = null)
    {
        var sections = new List<YamlSection>();
        foreach (var child in sequence.Children)
        {
            if (child is YamlMappingNode mapping)
                sections.Add(new YamlSection(path, mapping, problems));
            else if (plainKey is not null && child is YamlScalarNode)
                sections.Add(new YamlSection(path, Wrap(plainKey, child), problems));
            else
                problems.Add(new ContentProblem(path, LineOf(child), "Each entry of this list must be keys with values."));
        }

        return sections;
    }

    private static YamlMappingNode Wrap(string key, YamlNode child) =>
        new(new KeyValuePair<YamlNode, YamlNode>(new YamlScalarNode(key), child));

    private static YamlNode? Parse(ContentFile file, List<ContentProblem> problems)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(file.Text));
            if (stream.Documents.Count == 1)
                return stream.Documents[0].RootNode;
            problems.Add(new ContentProblem(file.Path, null, "The file must hold exactly one YAML document."));
        }
        catch (YamlException exception)
        {
            problems.Add(new ContentProblem(file.Path, (int)exception.Start.Line, $"This is no valid YAML: {exception.Message}"));
        }

        return null;
    }

    private static int LineOf(YamlNode node) =>
        node is YamlMappingNode { Start.Line: 0 } made && made.Children.Count > 0
            ? (int)made.Children.First().Value.Start.Line
            : (int)node.Start.Line;

    private string? TextOf(string key, YamlNode child)
    {
        if (child is YamlScalarNode { Value: { Length: > 0 } text })
            return text;
        Report($"Each entry of '{key}' must be plain text.", LineOf(child));
        return null;
    }

    private List<T> Refuse<T>(string key, YamlNode value, string expected)
    {
        Report($"'{key}' must be {expected}.", LineOf(value));
        return [];
    }

    private YamlNode? Take(string key)
    {
        known.Add(key);
        return Find(key);
    }

    private YamlNode? Find(string key) => node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
}
