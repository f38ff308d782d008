using Klimalos.Journeys.Rules;

namespace Klimalos.Journeys.Files;

/// <summary>Checks that a text has the same placeholders in every language: one forgotten in one of them would be seen by people only.</summary>
internal static class PlaceholderChecks
{
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
        ' ', StepValues.NamesIn(text).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(name => $"{{{name}}}"));

    private static IEnumerable<(string Place, string Text)> Texts(JourneyWords words)
    {
        yield return ("introduction", words.Introduction);
        yield return ("confirmed", words.Confirmed);
        foreach (var text in words.Steps.SelectMany(step => Texts($"steps/{step.Key}", step.Value)))
            yield return text;
        foreach (var (id, exit) in words.Exits)
            yield return ($"exits/{id}/text", exit.Text);
    }

    private static IEnumerable<(string Place, string Text)> Texts(string place, StepWords step)
    {
        yield return ($"{place}/question", step.Question);
        yield return ($"{place}/help", step.Help);
        yield return ($"{place}/refusal", step.Refusal ?? "");
        foreach (var (value, option) in step.Options)
            yield return ($"{place}/options/{value}/response", option.Response ?? "");
        foreach (var text in step.Steps.SelectMany(part => Texts($"{place}/steps/{part.Key}", part.Value)))
            yield return text;
    }
}
