using Klimalos.Documents;
using Klimalos.Enrolments;

namespace Klimalos.Journeys.Files;

/// <summary>A journey with the lines that its parts were read from.</summary>
internal sealed record JourneySource(string Path, Journey Journey, LineMap Lines)
{
    /// <summary>The line of a step, or of a repeated one's part (<c>measures.title</c>).</summary>
    public int? LineOf(string stepId) => stepId.Split('.') switch
    {
        [var repeat, var part] => Journey.Find(repeat)?.Repeat?.Steps.FirstOrDefault(step => string.Equals(step.Id, part, StringComparison.Ordinal)) is { } found ? Lines.Of(found) : null,
        _ => Journey.Find(stepId) is { } step ? Lines.Of(step) : null,
    };
}

/// <summary>Where each part of a definition stands in its file.</summary>
internal sealed class LineMap
{
    private readonly Dictionary<object, int> lines = new(ReferenceEqualityComparer.Instance);

    public T At<T>(int line, T part)
        where T : class
    {
        lines[part] = line;
        return part;
    }

    public int? Of(object part) => lines.TryGetValue(part, out var line) ? line : null;
}

/// <summary>Reads <c>dialogs/{id}.yaml</c>: the form of each part. What parts say about each other is checked by <see cref="JourneyChecks"/>.</summary>
internal static class JourneyReader
{
    internal static readonly string[] DocumentKinds = [.. DocumentKind.All];

    /// <summary>Null when the file is no YAML mapping; otherwise as much as could be read, with the problems noted.</summary>
    public static JourneySource? Read(ContentFile file, List<ContentProblem> problems)
    {
        if (YamlSection.Open(file, problems) is not { } section)
            return null;

        var lines = new LineMap();
        var id = section.Id("id");
        if (!string.Equals(file.Path, $"dialogs/{id}.yaml", StringComparison.Ordinal))
            section.Report($"The journey '{id}' must stand in the file dialogs/{id}.yaml.", section.LineOfKey("id"));
        var version = ReadVersion(section);
        var countries = ReadCountries(section);
        var stages = section.SectionList("stages").Select(stage => ReadStage(stage, lines)).ToList();
        if (stages.Count == 0)
            section.Report("A journey needs at least one stage.");
        section.RefuseUnknownKeys();
        return new JourneySource(file.Path, new Journey(id, version, countries, stages), lines);
    }

    private static int ReadVersion(YamlSection section)
    {
        var version = section.Number("version");
        if (version is null or < 1)
            section.Report("'version' must be a whole number from 1.", section.LineOfKey("version"));
        return version ?? 1;
    }

    private static IReadOnlyList<string> ReadCountries(YamlSection section)
    {
        var countries = section.TextList("countries");
        if (countries.Count == 0)
            section.Report($"'countries' is missing; known: {string.Join(", ", NordicCountries.All)}.");
        foreach (var country in countries.Except(NordicCountries.All, StringComparer.Ordinal))
            section.Report($"Unknown country '{country}'; known: {string.Join(", ", NordicCountries.All)}.", section.LineOfKey("countries"));
        return countries;
    }

    private static Stage ReadStage(YamlSection section, LineMap lines)
    {
        var id = section.Id("id");
        var steps = section.SectionList("steps").Select(step => new StepReader(step, id, lines).Read()).ToList();
        if (steps.Count == 0)
            section.Report($"The stage '{id}' has no steps.");
        section.RefuseUnknownKeys();
        return lines.At(section.Line, new Stage(id, steps));
    }
}
