using System.Text.RegularExpressions;

namespace Klimalos.Journeys.Files;

/// <summary>Checks that a text has the same placeholders in every language: one forgotten in one of them would be seen by people only.</summary>
internal static class PlaceholderChecks
{
    private static readonly Regex Placeholder = new(@"\{[a-z][a-z-]*\}", RegexOptions.NonBacktracking, TimeSpan.FromSeconds(1));

    public static void Run(IReadOnlyList<WordsSource> languages, List<ContentProblem> problems)
    {
        if (languages.Count < 2)
            return;
        var model = Texts(languages[0].Words).ToDictionary(text => text.Place, text => Names(text.Text), StringComparer.Ordinal);
        foreach (var source in languages.Skip(1))
        {
            foreach (var (place, text) in Texts(source.Words))
            {
                var found = Names(text);
                if (model.TryGetValue(place, out var expected) && !string.Equals(found, expected, StringComparison.Ordinal))
                    problems.Add(new ContentProblem(source.Path, source.LineOf(place), Cause(place, found, expected, languages[0].Path)));
            }
        }
    }

    private static string Cause(string place, string found, string expected, string modelPath) =>
        $"The placeholders of '{place}' are {Quote(found)} here and {Quote(expected)} in {modelPath}.";

    private static string Quote(string names) => names.Length == 0 ? "none" : names;

    private static string Names(string text) => string.Join(
        ' ', Placeholder.Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static IEnumerable<(string Place, string Text)> Texts(JourneyWords words)
    {
        yield return ("introduction", words.Introduction);
        yield return ("confirmed", words.Confirmed);
        foreach (var (id, step) in words.Steps)
        {
            yield return ($"steps/{id}/question", step.Question);
            yield return ($"steps/{id}/help", step.Help);
            yield return ($"steps/{id}/refusal", step.Refusal ?? "");
            foreach (var (value, option) in step.Options)
                yield return ($"steps/{id}/options/{value}/response", option.Response ?? "");
        }

        foreach (var (id, exit) in words.Exits)
            yield return ($"exits/{id}/text", exit.Text);
    }
}
