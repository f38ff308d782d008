using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Documents.Templates;

/// <summary>
/// Reads one template. Conditions stand on lines of their own around whole blocks and are not nested:
/// <c>{{#if route=political|unanswered}}</c> … <c>{{/if}}</c>.
/// </summary>
/// <param name="known">What a placeholder may name and a condition may ask.</param>
internal sealed class TemplateReader(ContentFile file, Language language, TemplateNames known, List<ContentProblem> problems)
{
    private const string IfStart = "{{#if ";
    private const string IfEnd = "{{/if}}";

    private readonly List<TemplateSection> sections = [];
    private readonly List<string> pending = [];
    private Condition? condition;
    private int conditionLine;
    private int pendingStart = 1;

    /// <returns>Null when it has no title; what else is wrong goes to the problems.</returns>
    public DocumentTemplate? Read()
    {
        var line = 0;
        foreach (var text in file.Text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
            ReadLine(text, ++line);
        CloseSection(line + 1);
        if (condition is not null)
            Report(conditionLine, "this {{#if …}} is not closed: a line {{/if}} is missing");
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

        CloseSection(line + 1);
        if (trimmed.StartsWith(IfStart, StringComparison.Ordinal) && trimmed.EndsWith("}}", StringComparison.Ordinal))
            Open(trimmed[IfStart.Length..^2], line);
        else if (!string.Equals(trimmed, IfEnd, StringComparison.Ordinal))
            Report(line, "a line that begins with {{ must be {{#if step=value}} or {{/if}}");
        else if (condition is null)
            Report(line, "there is no open {{#if …}} for this {{/if}}");
        else
            condition = null;
    }

    private void Open(string test, int line)
    {
        if (condition is not null)
            Report(line, $"the {{{{#if …}}}} of line {conditionLine} is still open; conditions are not nested");
        conditionLine = line;
        var sides = test.Split('=', StringSplitOptions.TrimEntries);
        condition = new Condition(sides[0], sides is [_, var values] ? values.Split('|', StringSplitOptions.TrimEntries) : []);
        if (known.FaultOf(condition) is { } fault)
            Report(line, fault);
    }

    private void CheckPlaceholders(string text, int line)
    {
        try
        {
            foreach (var part in TemplateText.Parse(text))
            {
                if (part.Name is { } name && known.FaultOf(name, part.Text) is { } fault)
                    Report(line, fault);
            }
        }
        catch (FormatException exception)
        {
            Report(line, exception.Message);
        }
    }

    private void CloseSection(int nextStart)
    {
        try
        {
            if (pending.Exists(text => !string.IsNullOrWhiteSpace(text)))
                sections.Add(new TemplateSection(condition, TemplateMarkdown.Parse(string.Join('\n', pending))));
        }
        catch (TemplateException exception)
        {
            Report(pendingStart + exception.Line - 1, exception.Message);
        }

        pending.Clear();
        pendingStart = nextStart;
    }

    /// <summary>The single # heading, first in the file, is the title; the levels under it are counted from 1.</summary>
    private DocumentTemplate? WithTitle()
    {
        if (sections is not [{ When: null, Blocks: [Block.Heading { Level: 1 } title, ..] } first, ..])
        {
            Report(1, "the first line must be the title: # and its text");
            return null;
        }

        var body = sections.Skip(1).Prepend(first with { Blocks = [.. first.Blocks.Skip(1)] }).ToList();
        if (body.SelectMany(section => section.Blocks).Any(block => block is Block.Heading { Level: 1 }))
            Report(1, "only the title can be a heading of one #; the others have two or three");
        return new DocumentTemplate(
            language, string.Concat(title.Runs.Select(run => run.Text)), [.. body.Select(section => section with { Blocks = [.. section.Blocks.Select(Raised)] })]);
    }

    private static Block Raised(Block block) => block is Block.Heading heading ? heading with { Level = heading.Level - 1 } : block;

    private void Report(int line, string cause) => problems.Add(new ContentProblem(file.Path, line, cause));
}
