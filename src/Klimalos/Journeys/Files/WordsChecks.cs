using Klimalos.Journeys.Rules;
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
        CheckSteps("steps", journey.Steps, words.Steps);
    }

    private void CheckSteps(string place, IEnumerable<Step> steps, IReadOnlyDictionary<string, StepWords> found)
    {
        foreach (var step in steps)
        {
            if (found.TryGetValue(step.Id, out var stepWords))
                CheckStep($"{place}/{step.Id}", step, stepWords);
        }
    }

    private static IEnumerable<string> ExitsOf(Journey journey) =>
        journey.Steps.SelectMany(step => step.Repeat?.Steps ?? []).Concat(journey.Steps).SelectMany(step => step.Options).Select(option => option.Exit).OfType<string>().Distinct(StringComparer.Ordinal);

    private void CheckStep(string place, Step step, StepWords stepWords)
    {
        CheckLength($"{place}/label", stepWords.Label, LongestLabel);
        // A year before the first one and a number out of bounds are refused in common words, unless the step has a reason of its own.
        if (stepWords.Refusal is null || (step.EarliestYear is null && step.Number is null))
            RequireOnly(place, "refusal", step.LatestYear is not null, stepWords.Refusal);
        RequireOnly(place, "link", step.Link is not null, stepWords.Link);
        RequireOnly(place, "unit", step.Number?.Unit is not null, stepWords.Unit);
        RequireOnly(place, "item", step.Repeat is not null, stepWords.Item);
        if (stepWords.Item?.Contains(StepWords.ItemNumber, StringComparison.Ordinal) == false)
            Report($"{place}/item", $"'item' must hold {StepWords.ItemNumber}.");
        CheckOptions(place, step, stepWords);
        RefuseUnknownPlaceholders(place, step, stepWords);
        RequireSame($"part of '{step.Id}'", $"{place}/steps", step.Repeat?.Steps.Select(part => part.Id) ?? [], stepWords.Steps.Keys);
        CheckSteps($"{place}/steps", step.Repeat?.Steps ?? [], stepWords.Steps);
    }

    /// <summary>The words of fixed options are common texts, unless the step says them better.</summary>
    private void CheckOptions(string place, Step step, StepWords stepWords)
    {
        var values = step.Options.Select(option => option.Value);
        var expected = FixedOptions.IsOf(step.Kind) ? values.Where(stepWords.Options.ContainsKey) : values;
        RequireSame($"option of '{step.Id}'", $"{place}/options", expected, stepWords.Options.Keys);
        foreach (var (value, option) in stepWords.Options)
            CheckLength($"{place}/options/{value}/label", option.Label, LongestOptionLabel);
        RefuseSameForms(place, stepWords);
    }

    private void RefuseUnknownPlaceholders(string place, Step step, StepWords stepWords)
    {
        var texts = stepWords.Options.Select(option => (Place: $"{place}/options/{option.Key}", Text: option.Value.Response ?? ""))
            .Append(($"{place}/question", stepWords.Question)).Append(($"{place}/help", stepWords.Help));
        foreach (var (where, text) in texts)
        {
            foreach (var unknown in StepValues.NamesIn(text).Except(StepValues.NamesOf(step), StringComparer.Ordinal))
                Report(where, $"Nothing fills the placeholder {{{unknown}}}: the step in the journey computes no such value.");
        }
    }

    private void RequireOnly(string place, string key, bool isExpected, object? text)
    {
        if (isExpected && text is null)
            Report(place, $"'{key}' is missing.");
        if (!isExpected && text is not null)
            Report($"{place}/{key}", $"'{key}' is given, but the step in the journey needs none.");
    }

    /// <summary>What people type for one option must not mean another too.</summary>
    private void RefuseSameForms(string place, StepWords stepWords)
    {
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (value, option) in stepWords.Options)
        {
            foreach (var form in option.Synonyms.Append(option.Label).Append(value).Select(TypedText.Normalise).Distinct(StringComparer.Ordinal))
            {
                if (!seen.TryAdd(form, value))
                    Report($"{place}/options/{value}", $"'{form}' stands for both '{seen[form]}' and '{value}'.");
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
