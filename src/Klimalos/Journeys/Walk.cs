using Klimalos.Enrolments;

namespace Klimalos.Journeys;

/// <summary>
/// Where an enrolment stands: the journey walked over its answers. Nothing of this is stored; back, change, resume, status
/// and "check your answers" all read it.
/// </summary>
public sealed record Walk
{
    /// <summary>The steps on the route up to and including <see cref="Next"/> when that is unanswered, in order.</summary>
    public required IReadOnlyList<WalkedStep> Steps { get; init; }

    /// <summary>
    /// The step to ask: the first unanswered one; when none is, the first that was left open ("later");
    /// null when all is done or the journey has ended.
    /// </summary>
    public required Step? Next { get; init; }

    /// <summary>The exit that an answer led to, with the step it was given at.</summary>
    public string? Exit { get; init; }

    public Step? ExitStep { get; init; }

    /// <summary>Every stage with how far it is.</summary>
    public required IReadOnlyList<StageProgress> Stages { get; init; }

    /// <summary>Steps answered with an option that keeps the enrolment open.</summary>
    public IEnumerable<Step> LeftOpen => Steps.Where(step => step.State == WalkedState.LeftOpen).Select(step => step.Step);

    /// <summary>No step is unanswered; some may be left open.</summary>
    public bool AllAsked => Exit is null && Steps.All(step => step.State != WalkedState.Unanswered);

    public bool IsComplete => Exit is null && Next is null;

    /// <summary>Walks the journey over the answers. Values that the definition no longer allows count as unanswered.</summary>
    public static Walk Over(Journey journey, IReadOnlyDictionary<string, Answer> answers) => throw new NotSupportedException();
}

public sealed record WalkedStep(Step Step, Answer? Answer, WalkedState State);

public enum WalkedState
{
    Unanswered,
    Answered,
    Skipped,
    LeftOpen,
}

/// <param name="IsDone">Every step of it that is on the route is answered or skipped, and none is left open.</param>
/// <param name="IsCurrent">It holds <see cref="Walk.Next"/>.</param>
public sealed record StageProgress(Stage Stage, bool IsDone, bool IsCurrent);
