using System.Globalization;
using System.Text;
using Klimalos.Journeys.Files;

namespace Klimalos.Journeys;

/// <summary>What was released of a journey: enrolments hold answers to it.</summary>
/// <param name="Steps">In the order of the definition; the parts of a repeated step follow it as <c>measures.title</c>.</param>
public sealed record ReleasedJourney(int Version, IReadOnlyList<ReleasedStep> Steps)
{
    public static ReleasedJourney Of(Journey journey) => new(journey.Version, [.. journey.Steps.SelectMany(StepsOf)]);

    private static IEnumerable<ReleasedStep> StepsOf(Step step) =>
        (step.Repeat?.Steps ?? []).Select(part => ReleasedStep.Of(part) with { Id = $"{step.Id}.{part.Id}" }).Prepend(ReleasedStep.Of(step));
}

/// <param name="Kind">As a definition names it.</param>
/// <param name="Options">The values of a choice, or of several; empty for other kinds.</param>
public sealed record ReleasedStep(string Id, string Kind, IReadOnlyList<string> Options)
{
    internal static ReleasedStep Of(Step step) => new(
        step.Id,
        StepReader.NameOf(step.Kind),
        step.Kind is StepKind.Choice or StepKind.Choices ? [.. step.Options.Select(option => option.Value)] : []);
}

/// <summary>The file <c>dialogs/released.yaml</c>, which the verb release-journey writes.</summary>
public static class ReleasedFile
{
    public const string Path = "dialogs/released.yaml";

    private const string Heading =
        "# What enrolments hold answers to. Written by: dotnet run --project src/Bot -- release-journey ID\n"
        + "# A step or option that stands here may go, or change its kind, only with a raised version of its journey.\n";

    /// <summary>The file's text with the journey as it is now in it.</summary>
    public static string With(IReadOnlyDictionary<string, ReleasedJourney> released, Journey journey)
    {
        var text = new StringBuilder(Heading);
        var all = new SortedDictionary<string, ReleasedJourney>(StringComparer.Ordinal);
        foreach (var (id, known) in released)
            all[id] = known;
        all[journey.Id] = ReleasedJourney.Of(journey);
        foreach (var (id, entry) in all)
        {
            text.Append(CultureInfo.InvariantCulture, $"{id}:\n  version: {entry.Version}\n  steps:\n");
            foreach (var step in entry.Steps)
                text.Append(CultureInfo.InvariantCulture, $"    {step.Id}: {Write(step)}\n");
        }

        return text.ToString();
    }

    private static string Write(ReleasedStep step)
    {
        if (step.Options.Count == 0)
            return step.Kind;
        var options = $"[{string.Join(", ", step.Options.Select(Quote))}]";
        return step.Kind is ReleasedReader.Choice ? options : $"{{ {step.Kind}: {options} }}";
    }

    /// <summary>YAML readers of the old school take these for true and false.</summary>
    private static string Quote(string value) => value is "yes" or "no" or "on" or "off" or "true" or "false" or "null" || char.IsAsciiDigit(value[0]) ? $"\"{value}\"" : value;
}
