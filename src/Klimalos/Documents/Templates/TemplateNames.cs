using Klimalos.Journeys;

namespace Klimalos.Documents.Templates;

/// <summary>What the placeholders of a kind of document may name, and its conditions may ask.</summary>
/// <param name="alwaysKnown">Names that have a value in every document, beside the steps of the journeys.</param>
internal sealed class TemplateNames(IReadOnlyList<string> alwaysKnown, IReadOnlyList<Step> steps)
{
    /// <summary><c>{status-measure}</c>: how far the answer to the step meets what it asks.</summary>
    public const string Status = "status-";

    /// <returns>What is wrong with the placeholder; null when nothing is.</returns>
    public string? FaultOf(string name, string hint)
    {
        if (IsAlwaysKnown(name))
            return null;
        if (!string.Equals(name, TemplateText.Gap, StringComparison.Ordinal) && Find(name).Count == 0)
            return $"there is no placeholder '{name}': use {string.Join(", ", alwaysKnown)}, {TemplateText.Gap}, a step's id, or {Status} and a step's id";
        return hint.Length == 0 ? $"'{name}' may be unknown: say what is to be filled in then, {{{name}: …}}" : null;
    }

    public string? FaultOf(Condition condition)
    {
        if (condition.AnyOf.Count == 0)
            return "a condition has the form step=value or step=value|value";
        var asked = Find(condition.Step);
        if (asked.Count == 0)
            return $"there is no step '{condition.Step}'";
        var values = asked.SelectMany(step => step.Options).Select(option => option.Value)
            .Append(DocumentTemplate.Answered).Append(DocumentTemplate.Unanswered).ToList();
        return condition.AnyOf.Except(values, StringComparer.Ordinal).FirstOrDefault() is { } wrong
            ? $"'{condition.Step}' cannot be '{wrong}': use {string.Join(", ", values)}"
            : null;
    }

    private bool IsAlwaysKnown(string name) => alwaysKnown.Contains(name, StringComparer.Ordinal)
        || (name.StartsWith(Status, StringComparison.Ordinal) && Find(name[Status.Length..]).Count > 0);

    private List<Step> Find(string stepId) => [.. steps.Where(step => string.Equals(step.Id, stepId, StringComparison.Ordinal))];
}
