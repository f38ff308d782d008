using Klimalos.Journeys;

namespace Bot.Verbs;

internal static class ReleaseJourneyVerb
{
    /// <summary>
    /// Notes what enrolments may hold answers to from now on. Content that breaks with an earlier release is refused when it is
    /// loaded, so that nothing can be released by mistake over it.
    /// </summary>
    public static int Run(VerbContext context)
    {
        var content = context.Sources.Content();
        if (context.Arguments is not [var id, ..] || !content.Journeys.TryGetValue(id, out var journey))
        {
            context.Error.WriteLine($"Usage: release-journey ID, with one of: {string.Join(", ", content.Journeys.Keys)}");
            return VerbList.WrongUse;
        }

        var path = Path.Combine(context.Sources.Folder(), ReleasedFile.Path);
        File.WriteAllText(path, ReleasedFile.With(content.Released, journey));
        context.Out.WriteLine($"Version {journey.Version} of {id} is released, with {journey.Steps.Count()} steps: {path}");
        return 0;
    }
}
