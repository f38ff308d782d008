namespace Klimalos.Journeys;

/// <summary>The definition of a guided enrolment in one campaign. Structure only; the words are in <see cref="JourneyWords"/>.</summary>
/// <param name="Version">Raised by the editor when stored answers would mean something else; 1 or more.</param>
/// <param name="Countries">ISO 3166 codes of the countries whose municipalities it is for.</param>
public sealed record Journey(string Id, int Version, IReadOnlyList<string> Countries, IReadOnlyList<Stage> Stages)
{
    public IEnumerable<Step> Steps => Stages.SelectMany(stage => stage.Steps);

    public Step? Find(string stepId) => Steps.FirstOrDefault(step => string.Equals(step.Id, stepId, StringComparison.Ordinal));
}

public sealed record Stage(string Id, IReadOnlyList<Step> Steps);

/// <summary>One question, task or document, with an id that is stable once released.</summary>
public sealed record Step
{
    public required string Id { get; init; }

    public required string StageId { get; init; }

    public required StepKind Kind { get; init; }

    /// <summary>What can be chosen; empty for kinds that take free values. A yes/no step has the options yes and no.</summary>
    public IReadOnlyList<StepOption> Options { get; init; } = [];

    /// <summary>May be skipped.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The step is on the route only when all of these hold.</summary>
    public IReadOnlyList<Condition> When { get; init; } = [];

    /// <summary>For a year: the last one that is accepted. Later ones are refused with the reason in the words file.</summary>
    public int? LatestYear { get; init; }

    /// <summary>For a date: one after the round's deadline is accepted only after a clear warning.</summary>
    public bool WarnAfterDeadline { get; init; }

    /// <summary>Document kinds that the bot makes at this step (<c>case-paper</c>, <c>campaign-email</c>).</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>A link to show with the step, if any: an address with words in the words file.</summary>
    public string? Link { get; init; }
}

/// <param name="KeepsOpen">Chosen, the step is not done: the enrolment stays open there ("later", "missing", "postponed").</param>
/// <param name="Exit">Chosen, the journey ends at this exit; its words are in the words file.</param>
public sealed record StepOption(string Value, bool KeepsOpen = false, string? Exit = null);

/// <summary>Holds when the answer to <paramref name="Step"/> is one of <paramref name="AnyOf"/>.</summary>
public sealed record Condition(string Step, IReadOnlyList<string> AnyOf);

public enum StepKind
{
    Municipality,
    Text,
    LongText,
    Email,
    YesNo,
    Choice,
    Year,
    Date,
}
