using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Documents.Templates;

/// <summary>What a template is filled with.</summary>
/// <param name="Show">The value of a placeholder as a person reads it; null when it is not known.</param>
/// <param name="Stored">The stored value of a step's answer; null when it is not answered.</param>
internal sealed record TemplateValues(Func<string, string?> Show, Func<string, string?> Stored);

/// <summary>Blocks that stand in the document when the condition holds.</summary>
internal sealed record TemplateSection(Condition? When, IReadOnlyList<Block> Blocks);

/// <summary>A document with placeholders, in one language.</summary>
/// <param name="Title">May hold placeholders.</param>
internal sealed record DocumentTemplate(Language Language, string Title, IReadOnlyList<TemplateSection> Sections)
{
    /// <summary>In a condition: the step has no answer.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>In a condition: the step has any answer.</summary>
    public const string Answered = "answered";

    /// <param name="texts">For the words around a gap.</param>
    public Document Fill(TemplateValues values, Texts texts)
    {
        var blocks = Sections.Where(section => Holds(section.When, values))
            .SelectMany(section => section.Blocks)
            .Select(block => block.With(run => Fill(run, values, texts)));
        var title = string.Concat(Fill(new Run(Title), values, texts).Select(run => run.Text));
        return new Document(Language, title, [.. blocks]);
    }

    private static bool Holds(Condition? when, TemplateValues values)
    {
        if (when is null)
            return true;
        var stored = values.Stored(when.Step);
        return when.AnyOf.Contains(stored ?? Unanswered, StringComparer.Ordinal)
            || (stored is not null && when.AnyOf.Contains(Answered, StringComparer.Ordinal));
    }

    private IEnumerable<Run> Fill(Run run, TemplateValues values, Texts texts)
    {
        foreach (var part in TemplateText.Parse(run.Text))
        {
            if (part.Name is not { } name)
                yield return run with { Text = part.Text };
            else if (values.Show(name) is { } value && PlainText.Clean(value) is { Length: > 0 } clean)
                yield return run with { Text = clean };
            else
                yield return run with { Text = texts.Get(Language, "documents.fill-in", ("what", part.Text)), IsToFill = true };
        }
    }
}
