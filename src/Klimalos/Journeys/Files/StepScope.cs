namespace Klimalos.Journeys.Files;

/// <summary>What a step may speak of: the steps before it, and for a part of a repeated one also its siblings before it.</summary>
internal sealed class StepScope(Journey journey, IReadOnlyList<Step> steps, int passed, IReadOnlyList<Step>? siblings = null, int passedSiblings = 0)
{
    public StepScope Within(IReadOnlyList<Step> parts, int passedParts) => new(journey, steps, passed, parts, passedParts);

    /// <summary>Null when there is no such step; the country of the municipality is none.</summary>
    public Step? Find(string stepId) => Named(siblings ?? [], stepId) ?? Named(steps, stepId);

    public bool Exists(string stepId) => IsCountry(stepId) || Find(stepId) is not null;

    public bool IsBefore(string stepId) =>
        IsCountry(stepId) ? steps.Take(passed).Any(step => step.Kind == StepKind.Municipality)
        : Named(siblings ?? [], stepId) is not null ? Named(siblings!.Take(passedSiblings), stepId) is not null
        : Named(steps.Take(passed), stepId) is not null;

    /// <summary>What the answer can be; empty for a step that takes free values.</summary>
    public IReadOnlyList<string> ValuesOf(string stepId) =>
        IsCountry(stepId) ? journey.Countries : [.. Find(stepId)?.Options.Select(option => option.Value) ?? []];

    public static bool IsCountry(string stepId) => string.Equals(stepId, Condition.Country, StringComparison.Ordinal);

    private static Step? Named(IEnumerable<Step> among, string stepId) =>
        among.FirstOrDefault(step => string.Equals(step.Id, stepId, StringComparison.Ordinal));
}
