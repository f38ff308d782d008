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
    public static Walk Over(Journey journey, IReadOnlyDictionary<string, Answer> answers)
    {
        var route = new Route(answers, journey.Countries);
        var passed = journey.Stages.TakeWhile(route.Pass).ToList();
        var next = route.Exit is null ? route.Next : null;
        return new Walk
        {
            Steps = route.Steps,
            Next = next,
            Exit = route.Exit,
            ExitStep = route.ExitStep,
            Stages = [.. journey.Stages.Select(stage => new StageProgress(
                stage,
                IsDone: passed.Contains(stage) && !route.HasOpen(stage),
                IsCurrent: string.Equals(next?.StageId, stage.Id, StringComparison.Ordinal)))],
        };
    }

    /// <summary>The walk under way: grows step by step until the first unanswered one, an exit or the end.</summary>
    private sealed class Route(IReadOnlyDictionary<string, Answer> answers, IReadOnlyList<string> countries)
    {
        private readonly List<WalkedStep> steps = [];
        private readonly KnownValues known = new();

        public IReadOnlyList<WalkedStep> Steps => steps;

        public string? Exit { get; private set; }

        public Step? ExitStep { get; private set; }

        public Step? Next =>
            (steps.Find(step => step.State == WalkedState.Unanswered) ?? steps.Find(step => step.State == WalkedState.LeftOpen))?.Step;

        /// <summary>Walks through a stage; false when the walk ends within it.</summary>
        public bool Pass(Stage stage) => stage.Steps.All(Pass);

        public bool HasOpen(Stage stage) =>
            steps.Exists(step => step.State == WalkedState.LeftOpen && string.Equals(step.Step.StageId, stage.Id, StringComparison.Ordinal));

        private bool Pass(Step step) => !known.Allow(step) || (step.Repeat is { } repeat ? PassItems(step, repeat) : PassAnswer(step));

        /// <summary>Each item's parts, then the question whether there are more.</summary>
        private bool PassItems(Step step, Repetition repeat)
        {
            var answer = answers.GetValueOrDefault(step.Id);
            if (answer is { IsSkipped: true } && step.IsOptional)
                return PassAnswer(step);
            var isCounted = answer is not null && StoredValue.IsAllowed(step, answer.Value, countries);
            var count = (isCounted ? ItemCount.Parse(answer!.Value) : null) ?? new ItemCount(0, IsClosed: false);
            var number = Math.Clamp(count.Number, repeat.AtLeast, repeat.AtMost);
            for (var item = 1; item <= number; item++)
            {
                if (!repeat.Item(item).All(Pass))
                    return false;
            }

            var isDone = count.IsClosed || number == repeat.AtMost;
            steps.Add(new WalkedStep(step, isDone ? answer : null, isDone ? WalkedState.Answered : WalkedState.Unanswered));
            return isDone;
        }

        private bool PassAnswer(Step step)
        {
            if (!answers.TryGetValue(step.Id, out var answer) || !StoredValue.IsAllowed(step, answer.Value, countries))
            {
                steps.Add(new WalkedStep(step, null, WalkedState.Unanswered));
                return false;
            }

            var option = StoredValue.OptionOf(step, answer.Value);
            steps.Add(new WalkedStep(step, answer, StateOf(answer, option)));
            known.Add(step, answer.Value);
            if (option?.Exit is null)
                return true;
            (Exit, ExitStep) = (option.Exit, step);
            return false;
        }

        private static WalkedState StateOf(Answer answer, StepOption? option) =>
            answer.IsSkipped ? WalkedState.Skipped
            : option is { KeepsOpen: true } ? WalkedState.LeftOpen
            : WalkedState.Answered;
    }
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
