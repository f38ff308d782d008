using Klimalos.Languages;

namespace Klimalos.Journeys;

/// <summary>The words of one journey in one language: <c>resources/journeys/{id}.{language}.yaml</c>.</summary>
public sealed record JourneyWords
{
    public required Language Language { get; init; }

    /// <summary>The campaign's name, as in "Welcome to …".</summary>
    public required string Title { get; init; }

    /// <summary>One or two sentences: what the journey leads to and about how long it takes.</summary>
    public required string Introduction { get; init; }

    /// <summary>Stage id to name.</summary>
    public required IReadOnlyDictionary<string, string> Stages { get; init; }

    public required IReadOnlyDictionary<string, StepWords> Steps { get; init; }

    public required IReadOnlyDictionary<string, ExitWords> Exits { get; init; }

    /// <summary>Said after the enrolment is confirmed.</summary>
    public required string Confirmed { get; init; }
}

public sealed record StepWords
{
    /// <summary>Two or three words, for summaries: "Case paper".</summary>
    public required string Label { get; init; }

    /// <summary>The question or task, plain Markdown.</summary>
    public required string Question { get; init; }

    /// <summary>Said when the person asks for help at this step: why it is asked, what is meant, an example.</summary>
    public required string Help { get; init; }

    /// <summary>Why a value is refused (the year after the latest one).</summary>
    public string? Refusal { get; init; }

    /// <summary>What the step's link says.</summary>
    public string? Link { get; init; }

    /// <summary>Option value to its words; empty when the step has no options, or for yes/no.</summary>
    public IReadOnlyDictionary<string, OptionWords> Options { get; init; } = new Dictionary<string, OptionWords>(StringComparer.Ordinal);
}

/// <param name="Label">What the button says; at most 40 characters.</param>
/// <param name="Synonyms">Other things that people type for it.</param>
/// <param name="Response">Said when it is chosen, if anything ("Fine, I will keep that open").</param>
public sealed record OptionWords(string Label, IReadOnlyList<string> Synonyms, string? Response = null);

/// <param name="Text">Honest: says why the journey ends here, and what can be done.</param>
public sealed record ExitWords(string Title, string Text);
