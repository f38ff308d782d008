using System.Globalization;
using Klimalos.Languages;

namespace Klimalos.Journeys;

/// <summary>The words of one journey in one language: <c>resources/journeys/{id}.{language}.yaml</c>.</summary>
public sealed record JourneyWords
{
    public required Language Language { get; init; }

    /// <summary>The campaign's name, as in "Welcome to …".</summary>
    public required string Title { get; init; }

    /// <summary>Other names by which people call the campaign; typed, they mean this journey.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <summary>One or two sentences: what the journey leads to and about how long it takes.</summary>
    public required string Introduction { get; init; }

    /// <summary>Stage id to name.</summary>
    public required IReadOnlyDictionary<string, string> Stages { get; init; }

    public required IReadOnlyDictionary<string, StepWords> Steps { get; init; }

    public required IReadOnlyDictionary<string, ExitWords> Exits { get; init; }

    /// <summary>Said after the enrolment is confirmed.</summary>
    public required string Confirmed { get; init; }

    /// <summary>The words of a step, or of the part of an item; null when there are none.</summary>
    public StepWords? Find(Step step) => step.Item is { } item
        ? Steps.GetValueOrDefault(item.Repeat)?.Steps.GetValueOrDefault(item.Part)
        : Steps.GetValueOrDefault(step.Id);

    /// <summary>The words of a step, or of the part of an item.</summary>
    /// <exception cref="KeyNotFoundException">There are none: the step is not of this journey.</exception>
    public StepWords Of(Step step) => Find(step) ?? throw new KeyNotFoundException($"There are no words for '{step.Id}'.");

    /// <summary>What summaries call the step; the part of an item is named with its item: "Measure 2: Title".</summary>
    public string LabelOf(Step step) => step.Item is { } item ? $"{ItemOf(item)}: {Of(step).Label}" : Of(step).Label;

    /// <summary>What an item of a repeated step is called: "Measure 2".</summary>
    public string ItemOf(ItemPlace item) => (Steps[item.Repeat].Item ?? "").Replace(
        StepWords.ItemNumber, item.Number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}

public sealed record StepWords
{
    internal const string ItemNumber = "{number}";

    /// <summary>Two or three words, for summaries: "Case paper".</summary>
    public required string Label { get; init; }

    /// <summary>The question or task, plain Markdown.</summary>
    public required string Question { get; init; }

    /// <summary>Said when the person asks for help at this step: why it is asked, what is meant, an example.</summary>
    public required string Help { get; init; }

    /// <summary>Why a value is refused (the year after the latest one).</summary>
    public string? Refusal { get; init; }

    /// <summary>For a number: what is counted, as a plural text.</summary>
    internal MessagePattern? Unit { get; init; }

    /// <summary>For a repeated step: what an item is called, with <c>{number}</c> in it.</summary>
    public string? Item { get; init; }

    /// <summary>For a repeated step: the words of an item's parts, by their own ids.</summary>
    public IReadOnlyDictionary<string, StepWords> Steps { get; init; } = new Dictionary<string, StepWords>(StringComparer.Ordinal);

    /// <summary>What the step's link says.</summary>
    public string? Link { get; init; }

    /// <summary>Option value to its words; those of fixed options may be missing, since they have common texts.</summary>
    public IReadOnlyDictionary<string, OptionWords> Options { get; init; } = new Dictionary<string, OptionWords>(StringComparer.Ordinal);
}

/// <param name="Label">What the button says; at most 40 characters.</param>
/// <param name="Synonyms">Other things that people type for it.</param>
/// <param name="Response">Said when it is chosen, if anything ("Fine, I will keep that open").</param>
public sealed record OptionWords(string Label, IReadOnlyList<string> Synonyms, string? Response = null);

/// <param name="Text">Honest: says why the journey ends here, and what can be done.</param>
public sealed record ExitWords(string Title, string Text);
