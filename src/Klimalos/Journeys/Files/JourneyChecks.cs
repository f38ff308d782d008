namespace Klimalos.Journeys.Files;

/// <summary>Checks a definition as a whole: ids used once, conditions that can hold, steps that can be reached.</summary>
internal sealed class JourneyChecks(JourneySource source, List<ContentProblem> problems)
{
    private readonly List<Step> steps = [.. source.Journey.Steps];

    public void Run()
    {
        RefuseDuplicates("stage", source.Journey.Stages, stage => stage.Id);
        RefuseDuplicates("step", steps, step => step.Id);
        foreach (var step in steps)
        {
            RefuseDuplicates("option", step.Options, option => option.Value);
            foreach (var condition in step.When)
                CheckCondition(step, condition);
        }

        RefuseUnreachable();
    }

    private void RefuseDuplicates<T>(string what, IEnumerable<T> parts, Func<T, string> id)
        where T : class
    {
        foreach (var repeated in parts.GroupBy(id, StringComparer.Ordinal).SelectMany(group => group.Skip(1)))
            Report(repeated, $"The {what} id '{id(repeated)}' is used twice.");
    }

    private void CheckCondition(Step step, Condition condition)
    {
        var on = source.Journey.Find(condition.Step);
        if (on is null)
        {
            Report(condition, $"The condition of '{step.Id}' names the step '{condition.Step}', which does not exist.");
        }
        else if (steps.IndexOf(on) >= steps.IndexOf(step))
        {
            Report(condition, $"The condition of '{step.Id}' names the step '{condition.Step}', which does not come before it.");
        }
        else if (condition.AnyOf.Count == 0)
        {
            Report(condition, $"The condition of '{step.Id}' on '{condition.Step}' names no value.");
        }
        else
        {
            foreach (var value in condition.AnyOf.Where(value => !HasOption(on, value)))
                Report(condition, $"The condition of '{step.Id}' expects '{value}', which is no option of '{condition.Step}'.");
        }
    }

    private static bool HasOption(Step step, string value) =>
        step.Options.Any(option => string.Equals(option.Value, value, StringComparison.Ordinal));

    private void RefuseUnreachable()
    {
        Step? barrier = null;
        foreach (var step in steps)
        {
            if (barrier is not null)
                Report(step, $"The step '{step.Id}' is never reached: every answer to '{barrier.Id}' ends the journey.");
            else if (Contradiction(step) is { } contradicted)
                Report(step, $"The step '{step.Id}' is never reached: no answer to '{contradicted}' meets its conditions.");
            else if (step.When.Count == 0 && step.Options.Count > 0 && !step.IsOptional && step.Options.All(option => option.Exit is not null))
                barrier = step;
        }
    }

    /// <summary>The step whose answers cannot meet all conditions, those of the steps depended on included; null when they can.</summary>
    private string? Contradiction(Step step)
    {
        var allowed = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        Collect(step, allowed, []);
        return allowed.FirstOrDefault(entry => entry.Value.Count == 0).Key;
    }

    private void Collect(Step step, Dictionary<string, HashSet<string>> allowed, HashSet<Step> seen)
    {
        if (!seen.Add(step))
            return;
        foreach (var condition in step.When)
        {
            if (source.Journey.Find(condition.Step) is not { } on || condition.AnyOf.Any(value => !HasOption(on, value)))
                continue;
            var goingOn = on.Options.Where(option => option.Exit is null).Select(option => option.Value);
            if (!allowed.TryGetValue(on.Id, out var values))
                allowed[on.Id] = values = [.. goingOn];
            values.IntersectWith(condition.AnyOf);
            Collect(on, allowed, seen);
        }
    }

    private void Report(object part, string cause) => problems.Add(new ContentProblem(source.Path, source.Lines.Of(part), cause));
}
