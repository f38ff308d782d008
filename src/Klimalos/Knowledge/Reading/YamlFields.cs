using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Klimalos.Knowledge.Reading;

/// <summary>The keys of one YAML mapping, read one by one; what is missing, wrong or left over becomes a problem with its line.</summary>
/// <param name="offset">Lines of the file before the YAML begins.</param>
internal sealed class YamlFields(YamlMappingNode mapping, string path, int offset, List<ContentProblem> problems)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public int Line => (int)mapping.Start.Line + offset;

    /// <summary>Parses a YAML text whose root is a mapping; null, with a problem told, when it is none.</summary>
    public static YamlFields? Parse(string yaml, string path, int offset, List<ContentProblem> problems)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(yaml));
        }
        catch (YamlException exception)
        {
            problems.Add(new ContentProblem(path, (int)exception.Start.Line + offset, $"This is not valid YAML: {exception.Message}"));
            return null;
        }
        catch (InvalidOperationException)
        {
            // YamlDotNet's way of saying that the text ended within a list or group in brackets.
            problems.Add(new ContentProblem(path, offset + 1, "This is not valid YAML: a bracket is opened and not closed."));
            return null;
        }
        if (stream.Documents is [{ RootNode: YamlMappingNode root }, ..])
            return new YamlFields(root, path, offset, problems);
        problems.Add(new ContentProblem(path, offset + 1, "Expected a list of keys with values (key: value)."));
        return null;
    }

    public string? Text(string key, bool required = true)
    {
        if (Node(key, required) is not { } node)
            return null;
        if (node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value))
            return value.Trim();
        Report(node, $"'{key}' must be a text that is not empty.");
        return null;
    }

    public IReadOnlyList<string> Texts(string key, int atLeast)
    {
        if (Node(key, required: true) is not { } node)
            return [];
        if (node is not YamlSequenceNode sequence)
        {
            Report(node, $"'{key}' must be a list.");
            return [];
        }
        foreach (var item in sequence.Where(item => !IsText(item)))
            Report(item, $"Each entry of '{key}' must be a text that is not empty.");
        List<string> texts = [.. sequence.Where(IsText).Select(item => ((YamlScalarNode)item).Value!.Trim())];
        if (texts.Count < atLeast)
            Report(node, string.Create(CultureInfo.InvariantCulture, $"'{key}' needs at least {atLeast} entries and has {texts.Count}."));
        return texts;
    }

    public DateOnly? Date(string key, bool required = true)
    {
        if (Text(key, required) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        Report(Node(key, required)!, $"'{key}' must be a date like 2026-05-20, not '{text}'.");
        return null;
    }

    public YamlFields? Fields(string key, bool required = true)
    {
        if (Node(key, required) is not { } node)
            return null;
        if (node is YamlMappingNode inner)
            return new YamlFields(inner, path, offset, problems);
        Report(node, $"'{key}' must be a group of keys with values.");
        return null;
    }

    /// <summary>The keys as they stand in the file.</summary>
    public IEnumerable<string> Keys => mapping.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value ?? "");

    public int LineOf(string key) => (int)(mapping.Children.Keys.FirstOrDefault(node => IsKey(node, key))?.Start.Line ?? mapping.Start.Line) + offset;

    /// <summary>Call last: tells of keys that nobody asked for.</summary>
    public void RefuseOthers()
    {
        foreach (var key in Keys.Where(key => !_known.Contains(key)))
            problems.Add(new ContentProblem(path, LineOf(key), $"'{key}' is not a key that is known here."));
    }

    private YamlNode? Node(string key, bool required)
    {
        _known.Add(key);
        var node = mapping.Children.FirstOrDefault(pair => IsKey(pair.Key, key)).Value;
        if (node is null && required)
            problems.Add(new ContentProblem(path, Line, $"'{key}' is missing."));
        return node;
    }

    private void Report(YamlNode node, string cause) =>
        problems.Add(new ContentProblem(path, (int)node.Start.Line + offset, cause));

    private static bool IsKey(YamlNode node, string key) => node is YamlScalarNode scalar && string.Equals(scalar.Value, key, StringComparison.Ordinal);

    private static bool IsText(YamlNode node) => node is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value);
}
