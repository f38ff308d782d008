namespace Klimalos.Journeys.Files;

/// <summary>Reads <c>dialogs/released.yaml</c> and holds the definitions against it.</summary>
internal sealed class ReleasedReader(List<ContentProblem> problems)
{
    public const string Choice = "choice";

    private const string Choices = "choices";

    private readonly Dictionary<string, ReleasedJourney> released = new(StringComparer.Ordinal);

    /// <summary>Reads the file, when there is one, and reports what was released and is no more.</summary>
    public IReadOnlyDictionary<string, ReleasedJourney> Read(IReadOnlyList<ContentFile> files, IReadOnlyDictionary<string, JourneySource> journeys)
    {
        if (files.FirstOrDefault(file => string.Equals(file.Path, ReleasedFile.Path, StringComparison.Ordinal)) is not { } file
            || YamlSection.Open(file, problems) is not { } section)
            return released;
        foreach (var (id, line) in section.Keys)
        {
            if (section.Section(id) is not { } entry)
                continue;
            var steps = entry.Section("steps");
            released[id] = new ReleasedJourney(entry.Number("version") ?? 1, [.. (steps?.Keys ?? []).Select(key => ReadStep(steps!, key.Key))]);
            entry.RefuseUnknownKeys();
            if (journeys.TryGetValue(id, out var journey))
                Check(released[id], journey, key => steps!.LineOfKey(key));
            else
                section.Report($"The journey '{id}' was released, and is gone; take it out here too if no enrolment holds answers to it.", line);
        }

        return released;
    }

    private static ReleasedStep ReadStep(YamlSection steps, string id)
    {
        if (steps.IsSection(id) && steps.Section(id) is { } several)
            return new ReleasedStep(id, Choices, several.TextList(Choices));
        return steps.TextList(id) is [var kind] ? new ReleasedStep(id, kind, []) : new ReleasedStep(id, Choice, steps.TextList(id));
    }

    private void Check(ReleasedJourney before, JourneySource source, Func<string, int> lineOf)
    {
        var journey = source.Journey;
        if (journey.Version > before.Version)
            return;
        if (journey.Version < before.Version)
            problems.Add(new ContentProblem(source.Path, null, $"Version {before.Version} of '{journey.Id}' was released: the version cannot be {journey.Version}."));
        var now = ReleasedJourney.Of(journey).Steps.ToLookup(step => step.Id, StringComparer.Ordinal);
        foreach (var step in before.Steps)
        {
            if (now[step.Id].FirstOrDefault() is not { } found)
                problems.Add(new ContentProblem(ReleasedFile.Path, lineOf(step.Id), $"The step '{step.Id}' of '{journey.Id}' was released, and is gone; put it back, or raise the journey's version."));
            else if (FaultOf(step, found) is { } fault)
                problems.Add(new ContentProblem(source.Path, source.LineOf(step.Id), $"{fault}; put it back, or raise the journey's version."));
        }
    }

    private static string? FaultOf(ReleasedStep before, ReleasedStep now)
    {
        if (!string.Equals(before.Kind, now.Kind, StringComparison.Ordinal))
            return $"The step '{before.Id}' was released as {before.Kind}, and is {now.Kind} now";
        return before.Options.Except(now.Options, StringComparer.Ordinal).FirstOrDefault() is { } gone
            ? $"The option '{gone}' of '{before.Id}' was released, and is gone"
            : null;
    }
}
