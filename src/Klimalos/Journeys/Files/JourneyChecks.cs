namespace Klimalos.Journeys.Files;

/// <summary>Checks a definition as a whole: ids used once, conditions that can hold, steps that can be reached.</summary>
internal sealed class JourneyChecks(JourneySource source, List<ContentProblem> problems)
{
    private readonly List<Step> steps = [.. source.Journey.Steps];

    public void Run()
    {
        RefuseDuplicates("stage", source.Journey.Stages, stage => stage.Id);
        RefuseDuplicates("step", steps, step => step.Id);
        for (var at = 0; at < steps.Count; at++)
            CheckStep(steps[at], new StepScope(source.Journey, steps, passed: at));
        RefuseUnreachable();
    }

    private void RefuseDuplicates<T>(string what, IEnumerable<T> parts, Func<T, string> id)
        where T : class
    {
        foreach (var repeated in parts.GroupBy(id, StringComparer.Ordinal).SelectMany(group => group.Skip(1)))
            Report(repeated, $"The {what} id '{id(repeated)}' is used twice.");
    }

    private void CheckStep(Step step, StepScope scope)
    {
        if (string.Equals(step.Id, Condition.Country, StringComparison.Ordinal))
            Report(step, $"The id '{Condition.Country}' is kept for the country of the municipality.");
        RefuseDuplicates("option", step.Options, option => option.Value);
        RefuseDuplicates("placeholder", step.Computed, computation => computation.Name);
        foreach (var condition in step.When.Concat(step.WhenNot))
            CheckCondition(step, condition, scope);
        foreach (var computation in step.Deadline is { } deadline ? step.Computed.Append(deadline) : step.Computed)
            CheckComputation(step, computation, scope);
        if (step.Repeat is not { } repeat)
            return;
        RefuseDuplicates("step", repeat.Steps, part => part.Id);
        for (var at = 0; at < repeat.Steps.Count; at++)
            CheckStep(repeat.Steps[at], scope.Within(repeat.Steps, at));
    }

    private void CheckCondition(Step step, Condition condition, StepScope scope)
    {
        if (WhyNotBefore(scope, condition.Step) is { } fault)
        {
            Report(condition, $"The condition of '{step.Id}' names the step '{condition.Step}', {fault}.");
            return;
        }

        if (condition.AnyOf.Count == 0)
            Report(condition, $"The condition of '{step.Id}' on '{condition.Step}' names no value.");
        var values = scope.ValuesOf(condition.Step);
        foreach (var value in condition.AnyOf.Where(value => !values.Contains(value, StringComparer.Ordinal)))
            Report(condition, $"The condition of '{step.Id}' expects '{value}', which is no option of '{condition.Step}'.");
    }

    private void CheckComputation(Step step, Computation computation, StepScope scope)
    {
        foreach (var from in computation.From)
        {
            if (WhyNotBefore(scope, from) is { } fault)
                Report(computation, $"A rule of '{step.Id}' computes from the step '{from}', {fault}.");
            else if (scope.Find(from)?.Kind is not StepKind.Date)
                Report(computation, $"A rule of '{step.Id}' computes from the step '{from}', which is no date.");
        }
    }

    private static string? WhyNotBefore(StepScope scope, string stepId) =>
        scope.IsBefore(stepId) ? null
        : scope.Exists(stepId) ? "which does not come before it"
        : "which does not exist";

    private void RefuseUnreachable()
    {
        Step? barrier = null;
        for (var at = 0; at < steps.Count; at++)
        {
            var (step, scope) = (steps[at], new StepScope(source.Journey, steps, passed: at));
            if (barrier is not null)
                Report(step, $"The step '{step.Id}' is never reached: every answer to '{barrier.Id}' ends the journey.");
            else if (RefuseContradiction(step, scope) && !step.IsConditional && step.Options.Count > 0 && !step.IsOptional && step.Options.All(option => option.Exit is not null))
                barrier = step;
            for (var part = 0; part < step.Repeat?.Steps.Count; part++)
                RefuseContradiction(step.Repeat.Steps[part], scope.Within(step.Repeat.Steps, part));
        }
    }

    /// <summary>True when there is none.</summary>
    private bool RefuseContradiction(Step step, StepScope scope)
    {
        if (new Reachability(scope).Contradiction(step) is not { } contradicted)
            return true;
        Report(step, $"The step '{step.Id}' is never reached: no answer to '{contradicted}' meets its conditions.");
        return false;
    }

    private void Report(object part, string cause) => problems.Add(new ContentProblem(source.Path, source.Lines.Of(part), cause));
}
