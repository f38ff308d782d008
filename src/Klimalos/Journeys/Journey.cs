namespace Klimalos.Journeys;

/// <summary>The definition of a guided enrolment in one campaign. Structure only; the words are in <see cref="JourneyWords"/>.</summary>
/// <param name="Version">Raised by the editor when stored answers would mean something else; 1 or more.</param>
/// <param name="Countries">ISO 3166 codes of the countries whose municipalities it is for.</param>
public sealed record Journey(string Id, int Version, IReadOnlyList<string> Countries, IReadOnlyList<Stage> Stages)
{
    /// <summary>As they are defined: a repeated step once, without its items.</summary>
    public IEnumerable<Step> Steps => Stages.SelectMany(stage => stage.Steps);

    /// <summary>The step of the id; <c>measures.2.title</c> is a part of the second item of a repeated step.</summary>
    public Step? Find(string stepId) => ItemPlace.Parse(stepId) is { } place
        ? Top(place.Repeat)?.Repeat is { } repeat && place.Number <= repeat.AtMost ? repeat.Part(place) : null
        : Top(stepId);

    private Step? Top(string stepId) => Steps.FirstOrDefault(step => string.Equals(step.Id, stepId, StringComparison.Ordinal));
}

public sealed record Stage(string Id, IReadOnlyList<Step> Steps);

/// <summary>One question, task or document, with an id that is stable once released.</summary>
public sealed record Step
{
    /// <summary>The key of its answer. A part of a repeated step's item has the item's place in it: <c>measures.2.title</c>.</summary>
    public required string Id { get; init; }

    public required string StageId { get; init; }

    public required StepKind Kind { get; init; }

    /// <summary>
    /// What can be chosen; empty for kinds that take free values. Kinds with fixed answers (yes/no, task, document, information,
    /// repeat) have theirs here too.
    /// </summary>
    public IReadOnlyList<StepOption> Options { get; init; } = [];

    /// <summary>May be skipped.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The step is on the route only when all of these hold.</summary>
    public IReadOnlyList<Condition> When { get; init; } = [];

    /// <summary>The step is on the route only when none of these holds.</summary>
    public IReadOnlyList<Condition> WhenNot { get; init; } = [];

    /// <summary>For a year: the first one that is accepted; null = the present one.</summary>
    public int? EarliestYear { get; init; }

    /// <summary>For a year: the last one that is accepted. Later ones are refused with the reason in the words file.</summary>
    public int? LatestYear { get; init; }

    /// <summary>For a date: one after the round's deadline is accepted only after a clear warning.</summary>
    public bool WarnAfterDeadline { get; init; }

    /// <summary>For a number.</summary>
    public NumberForm? Number { get; init; }

    /// <summary>For several choices: how many may be chosen.</summary>
    public ChoiceLimits? Limits { get; init; }

    /// <summary>For a file: which ones are taken.</summary>
    public FileForm? File { get; init; }

    /// <summary>For a repeated step: what each item consists of.</summary>
    public Repetition? Repeat { get; init; }

    /// <summary>Values that rules compute for the step's words.</summary>
    public IReadOnlyList<Computation> Computed { get; init; } = [];

    /// <summary>By when the step should be done.</summary>
    public Computation? Deadline { get; init; }

    /// <summary>Document kinds that the bot makes at this step (<see cref="Klimalos.Documents.DocumentKind"/>).</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>A link to show with the step, if any: an address with words in the words file.</summary>
    public string? Link { get; init; }

    /// <summary>Where the step stands among a repeated step's items; null for all others, and for the definition of a part.</summary>
    public ItemPlace? Item { get; init; }

    /// <summary>Takes any text.</summary>
    public bool IsFreeText => Kind is StepKind.Text or StepKind.LongText;

    public bool IsConditional => When.Count > 0 || WhenNot.Count > 0;

    /// <summary>Compared by the id: a definition has it once, and the items of a repeated step are made anew by each walk.</summary>
    public bool Equals(Step? other) => other is not null && string.Equals(Id, other.Id, StringComparison.Ordinal);

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}

/// <param name="KeepsOpen">Chosen, the step is not done: the enrolment stays open there ("later", "missing", "postponed").</param>
/// <param name="Exit">Chosen, the journey ends at this exit; its words are in the words file.</param>
public sealed record StepOption(string Value, bool KeepsOpen = false, string? Exit = null);

/// <summary>Holds when the answer to <paramref name="Step"/> is one of <paramref name="AnyOf"/>, or of several choices at least one is.</summary>
/// <param name="Step">A step's id, or <see cref="Country"/>.</param>
public sealed record Condition(string Step, IReadOnlyList<string> AnyOf)
{
    /// <summary>Stands for the country of the municipality, an ISO 3166 code.</summary>
    public const string Country = "country";
}

/// <param name="Unit">Id of what is counted; its words are in the words file. Null = a bare number.</param>
/// <param name="Decimals">The most decimals that are taken, 0 to 3.</param>
public sealed record NumberForm(string? Unit, int? Min, int? Max, int Decimals);

/// <param name="AtMost">Null = as many as there are.</param>
public sealed record ChoiceLimits(int AtLeast, int? AtMost);

/// <param name="Types">File name extensions without the dot: <c>pdf</c>.</param>
public sealed record FileForm(IReadOnlyList<string> Types, int MaxMegabytes);

/// <summary>A value that a named rule gives (see <see cref="Rules.DateRules"/>).</summary>
/// <param name="Name">The placeholder that it fills.</param>
/// <param name="From">Steps that the rule reads, in the order that it names.</param>
/// <param name="Count">The rule's number of years or weeks; 0 when it has none.</param>
public sealed record Computation(string Name, string Rule, IReadOnlyList<string> From, int Count);

public enum StepKind
{
    Municipality,
    Text,
    LongText,
    Email,
    Phone,
    YesNo,
    Choice,
    Choices,
    Number,
    Year,
    Date,
    File,
    Task,
    Document,
    Information,
    Repeat,
}
