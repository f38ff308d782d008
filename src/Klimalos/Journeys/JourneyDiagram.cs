using System.Globalization;
using System.Text;

namespace Klimalos.Journeys;

/// <summary>Draws a journey for people who edit it or decide on it.</summary>
public static class JourneyDiagram
{
    /// <summary>The journey as Mermaid flowchart text: a box a stage, the steps in order, conditions and exits as labelled arrows.</summary>
    public static string Draw(Journey journey, JourneyWords words)
    {
        var drawing = new StringBuilder();
        Line(drawing, "flowchart TD");
        Line(drawing, $"  start([{Quote(words.Title)}])");
        foreach (var stage in journey.Stages)
        {
            Line(drawing, $"  subgraph stage-{stage.Id} [{Quote(words.Stages[stage.Id])}]");
            foreach (var step in stage.Steps)
                Line(drawing, $"    {Node(step, words.Of(step))}");
            Line(drawing, "  end");
        }

        foreach (var (id, exit) in words.Exits)
            Line(drawing, $"  exit-{id}[[{Quote(exit.Title)}]]");
        Line(drawing, "  done([✓])");
        DrawArrows(drawing, journey, words);
        return drawing.ToString();
    }

    private static void DrawArrows(StringBuilder drawing, Journey journey, JourneyWords words)
    {
        // A step with a condition can be passed by: the arrows of those before it go on to the next one too.
        var open = new List<string> { "start" };
        foreach (var step in journey.Steps)
        {
            var label = step.When.Count == 0 ? "" : $"|{Quote(string.Join(", ", step.When.Select(condition => Label(condition, words))))}|";
            foreach (var from in open)
                Line(drawing, $"  {from} -->{label} step-{step.Id}");
            foreach (var option in step.Options.Where(option => option.Exit is not null))
                Line(drawing, $"  step-{step.Id} -->|{Quote(Label(step.Id, option.Value, words))}| exit-{option.Exit}");
            if (step.When.Count == 0)
                open.Clear();
            open.Add($"step-{step.Id}");
        }

        foreach (var from in open)
            Line(drawing, $"  {from} --> done");
    }

    private static string Node(Step step, StepWords words)
    {
        var text = Quote(step.IsOptional ? $"({words.Label})" : words.Label);
        return step.Options.Count > 0 ? $"step-{step.Id}{{{text}}}" : $"step-{step.Id}[{text}]";
    }

    private static string Label(Condition condition, JourneyWords words) =>
        string.Join(" / ", condition.AnyOf.Select(value => Label(condition.Step, value, words)));

    private static string Label(string stepId, string value, JourneyWords words) =>
        words.Steps[stepId].Options.TryGetValue(value, out var option) ? option.Label : value;

    private static string Quote(string text) => $"\"{text.Replace("\"", "#quot;", StringComparison.Ordinal)}\"";

    private static void Line(StringBuilder drawing, string line) => drawing.Append(CultureInfo.InvariantCulture, $"{line}\n");
}
