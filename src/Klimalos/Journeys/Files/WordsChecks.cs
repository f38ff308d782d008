using Klimalos.Languages;

namespace Klimalos.Journeys.Files;

/// <summary>Checks that the words in one language fit the journey: all there, none too many, none too long for a button.</summary>
internal sealed class WordsChecks(Journey journey, WordsSource source, List<ContentProblem> problems)
{
    private const int LongestLabel = 60;
    private const int LongestOptionLabel = 40;

    private readonly JourneyWords words = source.Words;

    public void Run()
    {
        RequireSame("stage", "stages", journey.Stages.Select(stage => stage.Id), words.Stages.Keys);
        RequireSame("step", "steps", journey.Steps.Select(step => step.Id), words.Steps.Keys);
        RequireSame("exit", "exits", ExitsOf(journey), words.Exits.Keys);
        CheckLength("title", words.Title, LongestLabel);
        foreach (var (stage, name) in words.Stages)
            CheckLength($"stages/{stage}", name, LongestOptionLabel);
        foreach (var step in journey.Steps)
        {
            if (words.Steps.TryGetValue(step.Id, out var stepWords))
                CheckStep(step, stepWords);
        }
    }

    private static IEnumerable<string> ExitsOf(Journey journey) =>
        journey.Steps.SelectMany(step => step.Options).Select(option => option.Exit).OfType<string>().Distinct(StringComparer.Ordinal);

    private void CheckStep(Step step, StepWords stepWords)
    {
        var place = $"steps/{step.Id}";
        CheckLength($"{place}/label", stepWords.Label, LongestLabel);
        RequireOnly(place, "refusal", step.LatestYear is not null, stepWords.Refusal);
        RequireOnly(place, "link", step.Link is not null, stepWords.Link);
        // The words of yes and no are the texts' own, unless the step says them better.
        var expected = step.Kind == StepKind.YesNo ? stepWords.Options.Keys.Where(IsYesOrNo) : step.Options.Select(option => option.Value);
        RequireSame($"option of '{step.Id}'", $"{place}/options", expected, stepWords.Options.Keys);
        foreach (var (value, option) in stepWords.Options)
            CheckLength($"{place}/options/{value}/label", option.Label, LongestOptionLabel);
        RefuseSameForms(step, stepWords);
    }

    private static bool IsYesOrNo(string value) => value is "yes" or "no";

    private void RequireOnly(string place, string key, bool isExpected, string? text)
    {
        if (isExpected && text is null)
            Report(place, $"'{key}' is missing.");
        if (!isExpected && text is not null)
            Report($"{place}/{key}", $"'{key}' is given, but the step in the journey needs none.");
    }

    /// <summary>What people type for one option must not mean another too.</summary>
    private void RefuseSameForms(Step step, StepWords stepWords)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (value, option) in stepWords.Options)
        {
            foreach (var form in option.Synonyms.Append(option.Label).Append(value).Select(TypedText.Normalise).Distinct(StringComparer.Ordinal))
            {
                if (!seen.TryAdd(form, value))
                    Report($"steps/{step.Id}/options/{value}", $"'{form}' stands for both '{seen[form]}' and '{value}'.");
            }
        }
    }

    private void RequireSame(string what, string place, IEnumerable<string> expected, IEnumerable<string> found)
    {
        var wanted = expected.ToHashSet(StringComparer.Ordinal);
        var present = found.ToHashSet(StringComparer.Ordinal);
        foreach (var id in wanted.Where(id => !present.Contains(id)))
            Report(place, $"The words of the {what} '{id}' are missing.");
        foreach (var id in present.Where(id => !wanted.Contains(id)))
            Report($"{place}/{id}", $"There are words for the {what} '{id}', which does not exist in the journey.");
    }

    private void CheckLength(string place, string text, int longest)
    {
        if (text.Length > longest)
            Report(place, $"'{text}' is {text.Length} characters long; at most {longest} fit.");
    }

    private void Report(string place, string cause) =>
        problems.Add(new ContentProblem(source.Path, source.LineOf(place) ?? source.LineOf(Parent(place)), cause));

    private static string Parent(string place) => place.LastIndexOf('/') is > 0 and var end ? place[..end] : "";
}
