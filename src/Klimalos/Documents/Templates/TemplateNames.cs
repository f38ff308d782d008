using Klimalos.Enrolments;
using Klimalos.Journeys;

namespace Klimalos.Documents.Templates;

/// <summary>The tables that a template can ask for.</summary>
internal static class TableName
{
    /// <summary>Every step that asks something of the municipality, with its answer: for journeys without a table of their own.</summary>
    public const string Requirements = "requirements";

    /// <summary>What is to be there before the enrolment is done, and is not yet.</summary>
    public const string Missing = "missing";

    /// <summary>What is to be there before the enrolment is done, and is.</summary>
    public const string Present = "present";

    /// <summary>All answers by stage, with who answered when.</summary>
    public const string Answers = "answers";

    public static IReadOnlyList<string> All { get; } = [Requirements, Missing, Present, Answers];
}

/// <summary>What the placeholders of a template may name, and its conditions may ask.</summary>
/// <param name="alwaysKnown">Names that have a value in every document, beside the steps of the journeys.</param>
internal sealed class TemplateNames(IReadOnlyList<string> alwaysKnown, IReadOnlyList<Step> steps)
{
    /// <summary><c>{status-measure}</c>: how far the answer to the step meets what it asks.</summary>
    public const string Status = "status-";

    /// <summary>In a condition: the country whose form the document has.</summary>
    public const string Country = "country";

    /// <summary>In a condition on the country: no municipality is known, and the language has no country of its own here.</summary>
    public const string NoCountry = "none";

    private static readonly string[] Countries = [.. NordicCountries.All, NoCountry];

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
        if (string.Equals(condition.Step, Country, StringComparison.Ordinal))
            return FaultOf(condition, Countries);
        var asked = Find(condition.Step);
        if (asked.Count == 0)
            return $"there is no step '{condition.Step}'";
        return FaultOf(condition, [.. asked.SelectMany(step => step.Options).Select(option => option.Value), DocumentTemplate.Answered, DocumentTemplate.Unanswered]);
    }

    private static string? FaultOf(Condition condition, string[] values) => condition.AnyOf.Except(values, StringComparer.Ordinal).FirstOrDefault() is { } wrong
        ? $"'{condition.Step}' cannot be '{wrong}': use {string.Join(", ", values.Distinct(StringComparer.Ordinal))}"
        : null;

    private bool IsAlwaysKnown(string name) => alwaysKnown.Contains(name, StringComparer.Ordinal)
        || (name.StartsWith(Status, StringComparison.Ordinal) && Find(name[Status.Length..]).Count > 0);

    private List<Step> Find(string stepId) => [.. steps.Where(step => string.Equals(step.Id, stepId, StringComparison.Ordinal))];
}
