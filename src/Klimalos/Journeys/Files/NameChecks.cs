using Klimalos.Languages;

namespace Klimalos.Journeys.Files;

/// <summary>Checks that what people call one campaign is not what they call another, in any language.</summary>
internal static class NameChecks
{
    public static void Run(IReadOnlyDictionary<string, List<WordsSource>> words, List<ContentProblem> problems)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (journey, source, name, place) in words.SelectMany(entry => entry.Value.SelectMany(source => NamesOf(entry.Key, source))))
        {
            var form = TypedText.Normalise(name);
            if (form.Length == 0)
                problems.Add(new ContentProblem(source.Path, source.LineOf(place), $"'{name}' has no letters that can be typed."));
            else if (!seen.TryAdd(form, journey) && !string.Equals(seen[form], journey, StringComparison.Ordinal))
                problems.Add(new ContentProblem(source.Path, source.LineOf(place), $"'{name}' is a name of the journey '{seen[form]}' too."));
        }
    }

    private static IEnumerable<(string Journey, WordsSource Source, string Name, string Place)> NamesOf(string journey, WordsSource source) =>
        source.Words.Names.Select(name => (journey, source, name, "names")).Prepend((journey, source, source.Words.Title, "title"));
}
