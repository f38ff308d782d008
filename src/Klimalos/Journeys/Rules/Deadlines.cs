using Klimalos.Enrolments;

namespace Klimalos.Journeys.Rules;

/// <summary>By when a step should be done.</summary>
/// <param name="Date">Local date of the municipality.</param>
public sealed record StepDeadline(Step Step, DateOnly Date);

/// <summary>The deadlines of an enrolment's own steps, beside that of its round.</summary>
public static class Deadlines
{
    /// <summary>Those that are known and not met yet, the earliest first: of steps that were left open or asked, and of those that are still to come.</summary>
    /// <param name="walk">Over those answers.</param>
    public static IReadOnlyList<StepDeadline> Ahead(Journey journey, Walk walk, IReadOnlyDictionary<string, Answer> answers) =>
        [.. ToDo(journey, walk).Select(step => Of(step, answers)).OfType<StepDeadline>().OrderBy(deadline => deadline.Date)];

    /// <summary>Null when the step has none, or it is not known yet.</summary>
    public static StepDeadline? Of(Step step, IReadOnlyDictionary<string, Answer> answers) =>
        step.Deadline is { } deadline && Computing.DateOf(deadline, answers) is { } date ? new StepDeadline(step, date) : null;

    /// <summary>The steps that are asked, left open, or still to come on the route as far as it is known.</summary>
    internal static IEnumerable<Step> ToDo(Journey journey, Walk walk)
    {
        if (walk.Exit is not null)
            return [];
        var known = new KnownValues();
        foreach (var walked in walk.Steps.Where(walked => walked.Answer is not null))
            known.Add(walked.Step, walked.Answer!.Value);
        var reached = walk.Steps.Select(walked => walked.Step.Item?.Repeat ?? walked.Step.Id).ToHashSet(StringComparer.Ordinal);
        var last = walk.Steps.Count == 0 ? null : walk.Steps[^1].Step.Item?.Repeat ?? walk.Steps[^1].Step.Id;
        var coming = journey.Steps.SkipWhile(step => last is not null && step.Id != last).Where(step => !reached.Contains(step.Id) && known.Allow(step));
        return walk.Steps.Where(walked => walked.State is WalkedState.Unanswered or WalkedState.LeftOpen).Select(walked => walked.Step).Concat(coming);
    }
}
