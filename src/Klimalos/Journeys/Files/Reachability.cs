namespace Klimalos.Journeys.Files;

/// <summary>Whether any answers lead to a step: its conditions, and those of the steps that they speak of, must be able to hold at once.</summary>
internal sealed class Reachability(StepScope scope)
{
    private readonly Dictionary<string, HashSet<string>> allowed = new(StringComparer.Ordinal);
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    /// <summary>The step whose answers cannot meet all of them; null when some can.</summary>
    public string? Contradiction(Step step)
    {
        Collect(step);
        return allowed.FirstOrDefault(entry => entry.Value.Count == 0).Key;
    }

    private void Collect(Step step)
    {
        if (!seen.Add(step.Id))
            return;
        foreach (var condition in step.When.Where(IsSound))
        {
            Allowed(condition.Step).IntersectWith(condition.AnyOf);
            if (scope.Find(condition.Step) is { } on)
                Collect(on);
        }

        // What a step says of one that may be passed by holds when it is: only those surely answered can contradict.
        foreach (var condition in step.WhenNot.Where(condition => IsSound(condition) && IsSurelyAnswered(condition.Step)))
            Allowed(condition.Step).ExceptWith(condition.AnyOf);
    }

    /// <summary>Faults were reported; and of several choices two conditions may be met by two of them.</summary>
    private bool IsSound(Condition condition) =>
        scope.IsBefore(condition.Step) && scope.Find(condition.Step)?.Kind is not StepKind.Choices
        && condition.AnyOf.All(value => scope.ValuesOf(condition.Step).Contains(value, StringComparer.Ordinal));

    private bool IsSurelyAnswered(string stepId) =>
        allowed.ContainsKey(stepId) || scope.Find(stepId) is null or { IsConditional: false, IsOptional: false };

    private HashSet<string> Allowed(string stepId)
    {
        if (!allowed.TryGetValue(stepId, out var values))
        {
            var ending = scope.Find(stepId)?.Options.Where(option => option.Exit is not null).Select(option => option.Value) ?? [];
            allowed[stepId] = values = scope.ValuesOf(stepId).Except(ending, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        }

        return values;
    }
}
