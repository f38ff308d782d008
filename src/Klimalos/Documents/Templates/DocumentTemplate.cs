using Klimalos.Journeys;
using Klimalos.Languages;

namespace Klimalos.Documents.Templates;

/// <summary>What a template is filled with.</summary>
/// <param name="Show">The value of a placeholder as a person reads it; null when it is not known.</param>
/// <param name="Stored">The stored value of a step's answer, or of the country; null when there is none.</param>
/// <param name="Computed">The blocks of a table that is made from the answers, by one of <see cref="TableName"/>.</param>
internal sealed record TemplateValues(Func<string, string?> Show, Func<string, string?> Stored, Func<string, IReadOnlyList<Block>> Computed);

/// <summary>One thing in a template, which stands in the document when all conditions hold.</summary>
internal abstract record TemplateItem(IReadOnlyList<Condition> When)
{
    public sealed record Words(IReadOnlyList<Condition> When, IReadOnlyList<Block> Blocks) : TemplateItem(When);

    /// <summary>Where a part goes: the journey's own, or else the shared one.</summary>
    public sealed record Place(IReadOnlyList<Condition> When, string Part) : TemplateItem(When);

    /// <summary>A table that is made from the answers.</summary>
    public sealed record Computed(IReadOnlyList<Condition> When, string Table) : TemplateItem(When);
}

/// <summary>A document with placeholders, in one language. A journey's own template gives a title and parts only.</summary>
/// <param name="Title">May hold placeholders; null when a journey's template leaves the shared one in place.</param>
/// <param name="Parts">By name.</param>
/// <param name="Recipient">Contact id of whom a letter goes to, if any.</param>
internal sealed record DocumentTemplate(
    Language Language, string? Title, IReadOnlyList<TemplateItem> Items, IReadOnlyDictionary<string, IReadOnlyList<TemplateItem>> Parts, string? Recipient)
{
    /// <summary>In a condition: the step has no answer.</summary>
    public const string Unanswered = "unanswered";

    /// <summary>In a condition: the step has any answer.</summary>
    public const string Answered = "answered";

    /// <summary>This template with what a journey has of its own.</summary>
    public DocumentTemplate With(DocumentTemplate own)
    {
        var parts = new Dictionary<string, IReadOnlyList<TemplateItem>>(Parts, StringComparer.Ordinal);
        foreach (var (name, items) in own.Parts)
            parts[name] = items;
        return this with { Title = own.Title ?? Title, Parts = parts, Recipient = own.Recipient ?? Recipient };
    }

    /// <param name="texts">For the words around a gap.</param>
    public Document Fill(TemplateValues values, Texts texts)
    {
        var title = string.Concat(Fill(new Run(Title ?? string.Empty), values, texts).Select(run => run.Text));
        return new Document(Language, title, [.. Items.SelectMany(item => Blocks(item, values, texts))]);
    }

    private IEnumerable<Block> Blocks(TemplateItem item, TemplateValues values, Texts texts)
    {
        if (!item.When.All(condition => Holds(condition, values)))
            return [];
        return item switch
        {
            TemplateItem.Words words => words.Blocks.Select(block => block.With(run => Fill(run, values, texts))),
            TemplateItem.Place place => Parts[place.Part].SelectMany(inner => Blocks(inner, values, texts)),
            TemplateItem.Computed computed => values.Computed(computed.Table),
            _ => throw new ArgumentException($"A {item.GetType().Name} cannot be filled.", nameof(item)),
        };
    }

    private static bool Holds(Condition when, TemplateValues values)
    {
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
