using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Documents.Templates;

/// <summary>
/// Reads one template. Directives stand on lines of their own around whole blocks:
/// <c>{{#if route=political|unanswered}}</c> … <c>{{/if}}</c>, which may be nested;
/// <c>{{#part background}}</c> … <c>{{/part}}</c>, which a journey may replace, and <c>{{part background}}</c>, which puts it here too;
/// <c>{{table answers}}</c>, a table made from the answers; <c>{{to c40}}</c>, the contact that a letter goes to.
/// </summary>
/// <param name="known">What a placeholder may name and a condition may ask.</param>
/// <param name="shared">The shared template, whose parts this one, a journey's own, may replace; null for a shared template.</param>
internal sealed class TemplateReader(
    ContentFile file, Language language, TemplateNames known, DocumentTemplate? shared, Func<string, bool> isContact, List<ContentProblem> problems)
{
    private readonly List<TemplateItem> items = [];
    private readonly Dictionary<string, IReadOnlyList<TemplateItem>> parts = new(StringComparer.Ordinal);
    private readonly List<(string Part, int Line)> placed = [];
    private readonly List<string> pending = [];
    private readonly Stack<(Condition Condition, int Line)> conditions = new();
    private readonly List<(string Name, int Line)> named = [];
    private (string Name, int Line, int Depth, List<TemplateItem> Items)? part;
    private string? recipient;
    private int pendingStart = 1;

    /// <summary>The placeholders, conditions and parts in it, with their lines: the same in all languages.</summary>
    public IReadOnlyList<(string Name, int Line)> Named => named;

    /// <returns>Null when it has no title and needs one; what else is wrong goes to the problems.</returns>
    public DocumentTemplate? Read()
    {
        var line = 0;
        foreach (var text in file.Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
            ReadLine(text, ++line);
        CloseWords(line + 1);
        if (conditions.TryPeek(out var open))
            Report(open.Line, "this {{#if …}} is not closed: a line {{/if}} is missing");
        if (part is { } unclosed)
            Report(unclosed.Line, "this {{#part …}} is not closed: a line {{/part}} is missing");
        CheckPlaces();
        return WithTitle();
    }

    private void ReadLine(string text, int line)
    {
        var trimmed = text.Trim();
        if (!trimmed.StartsWith("{{", StringComparison.Ordinal))
        {
            CheckPlaceholders(text, line);
            pending.Add(text);
            return;
        }

        CloseWords(line + 1);
        if (!trimmed.EndsWith("}}", StringComparison.Ordinal))
            Report(line, "a line that begins with {{ must end with }}");
        else
            ReadDirective(trimmed[2..^2].Split(' ', 2, StringSplitOptions.TrimEntries), line);
    }

    private void ReadDirective(string[] words, int line)
    {
        switch (words)
        {
            case ["#if", var test]:
                OpenCondition(test, line);
                break;
            case ["/if"] when conditions.Count > (part?.Depth ?? 0):
                conditions.Pop();
                break;
            case ["/if"]:
                Report(line, "there is no open {{#if …}} for this {{/if}}");
                break;
            case ["#part", var name]:
                OpenPart(name, line);
                break;
            case ["/part"] when part is { } open:
                ClosePart(open, line);
                break;
            case ["/part"]:
                Report(line, "there is no open {{#part …}} for this {{/part}}");
                break;
            case ["part", var name]:
                Place(name, line);
                break;
            case ["table", var name]:
                AddTable(name, line);
                break;
            case ["to", var contact]:
                ReadRecipient(contact, line);
                break;
            default:
                Report(line, "a line that begins with {{ must be {{#if step=value}}, {{/if}}, {{#part name}}, {{/part}}, {{part name}}, {{table name}} or {{to contact}}");
                break;
        }
    }

    private void OpenCondition(string test, int line)
    {
        var sides = test.Split('=', StringSplitOptions.TrimEntries);
        var condition = new Condition(sides[0], sides is [_, var values] ? values.Split('|', StringSplitOptions.TrimEntries) : []);
        conditions.Push((condition, line));
        named.Add(($"#if {sides[0]}={string.Join('|', condition.AnyOf)}", line));
        if (known.FaultOf(condition) is { } fault)
            Report(line, fault);
    }

    private void OpenPart(string name, int line)
    {
        named.Add(($"#part {name}", line));
        if (part is { } open)
            Report(line, $"the {{{{#part …}}}} of line {open.Line} is still open; parts are not nested");
        else if (parts.ContainsKey(name))
            Report(line, $"the part '{name}' stands here twice");
        else if (shared is not null && !shared.Parts.ContainsKey(name))
            Report(line, $"the shared template has no part '{name}': use {string.Join(", ", shared.Parts.Keys)}");
        if (shared is null)
            items.Add(new TemplateItem.Place(Standing, name));
        part = (name, line, conditions.Count, []);
    }

    private void ClosePart((string Name, int Line, int Depth, List<TemplateItem> Items) open, int line)
    {
        if (conditions.Count > open.Depth)
            Report(line, $"the {{{{#if …}}}} of line {conditions.Peek().Line} is still open at the end of the part");
        while (conditions.Count > open.Depth)
            conditions.Pop();
        part = null;
        parts[open.Name] = open.Items;
    }

    private void Place(string name, int line)
    {
        placed.Add((name, line));
        Add(new TemplateItem.Place(Standing, name), line);
    }

    private void AddTable(string name, int line)
    {
        named.Add(($"table {name}", line));
        if (!TableName.All.Contains(name, StringComparer.Ordinal))
            Report(line, $"there is no table '{name}': use {string.Join(", ", TableName.All)}");
        Add(new TemplateItem.Computed(Standing, name), line);
    }

    private void ReadRecipient(string contact, int line)
    {
        named.Add(($"to {contact}", line));
        recipient = contact;
        if (!isContact(contact))
            Report(line, $"there is no contact '{contact}' in resources/contacts.yaml");
    }

    /// <summary>A part stands where the shared template has put it; a part within a part could hold itself.</summary>
    private void CheckPlaces()
    {
        foreach (var (name, line) in placed.Where(place => !parts.ContainsKey(place.Part)))
            Report(line, $"there is no part '{name}' in this template");
    }

    private void CheckPlaceholders(string text, int line)
    {
        try
        {
            foreach (var placeholder in TemplateText.Parse(text).Where(found => found.Name is not null))
            {
                if (!string.Equals(placeholder.Name, TemplateText.Gap, StringComparison.Ordinal))
                    named.Add(($"{{{placeholder.Name}}}", line));
                if (known.FaultOf(placeholder.Name!, placeholder.Text) is { } fault)
                    Report(line, fault);
            }
        }
        catch (FormatException exception)
        {
            Report(line, exception.Message);
        }
    }

    private void CloseWords(int nextStart)
    {
        var start = pendingStart;
        try
        {
            if (pending.FindIndex(text => !string.IsNullOrWhiteSpace(text)) is var first and >= 0)
                Add(new TemplateItem.Words(Standing, TemplateMarkdown.Parse(string.Join('\n', pending))), start + first);
        }
        catch (TemplateException exception)
        {
            Report(start + exception.Line - 1, exception.Message);
        }

        pending.Clear();
        pendingStart = nextStart;
    }

    /// <summary>The conditions that hold here; those around a part count where the part is placed.</summary>
    private IReadOnlyList<Condition> Standing => [.. conditions.Reverse().Skip(part?.Depth ?? 0).Select(open => open.Condition)];

    private void Add(TemplateItem item, int line)
    {
        if (part is not { } open)
            AddOutside(item, line);
        else if (item is TemplateItem.Place)
            Report(line, "a part cannot stand within a part");
        else
            open.Items.Add(item);
    }

    private void AddOutside(TemplateItem item, int line)
    {
        if (shared is not null && item is not TemplateItem.Words { Blocks: [Block.Heading { Level: 1 }] })
            Report(line, "a journey's own template holds a title and parts only: put this between {{#part name}} and {{/part}}");
        items.Add(item);
    }

    /// <summary>The single # heading, first in the file, is the title; the levels under it are counted from 1.</summary>
    private DocumentTemplate? WithTitle()
    {
        var title = items is [TemplateItem.Words { When.Count: 0, Blocks: [Block.Heading { Level: 1 } heading, ..] }, ..] ? heading : null;
        if (title is null && shared is null)
        {
            Report(1, "the first line must be the title: # and its text");
            return null;
        }

        if (items is [TemplateItem.Words first, ..] && title is not null)
            items[0] = first with { Blocks = [.. first.Blocks.Skip(1)] };
        if (items.Concat(parts.Values.SelectMany(inner => inner)).OfType<TemplateItem.Words>().SelectMany(words => words.Blocks).Any(block => block is Block.Heading { Level: 1 }))
            Report(1, "only the title can be a heading of one #; the others have two or three");
        return new DocumentTemplate(
            language, title is null ? null : string.Concat(title.Runs.Select(run => run.Text)), [.. items.Select(Raised)],
            parts.ToDictionary(entry => entry.Key, entry => (IReadOnlyList<TemplateItem>)[.. entry.Value.Select(Raised)], StringComparer.Ordinal), recipient);
    }

    private static TemplateItem Raised(TemplateItem item) => item is TemplateItem.Words words
        ? words with { Blocks = [.. words.Blocks.Select(block => block is Block.Heading heading ? heading with { Level = heading.Level - 1 } : block)] }
        : item;

    private void Report(int line, string cause) => problems.Add(new ContentProblem(file.Path, line, cause));
}
