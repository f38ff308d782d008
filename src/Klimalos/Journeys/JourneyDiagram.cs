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
                DrawStep(drawing, step, words);
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
            var label = step.IsConditional ? $"|{Quote(Conditions(step, words))}|" : "";
            foreach (var from in open)
                Line(drawing, $"  {from} -->{label} step-{step.Id}");
            foreach (var option in step.Options.Where(option => option.Exit is not null))
                Line(drawing, $"  step-{step.Id} -->|{Quote(Label(step.Id, option.Value, words))}| exit-{option.Exit}");
            if (!step.IsConditional)
                open.Clear();
            open.Add($"step-{step.Id}");
        }

        foreach (var from in open)
            Line(drawing, $"  {from} --> done");
    }

    /// <summary>A repeated step is a box of its own, with the parts of an item in it and an arrow back to the next item.</summary>
    private static void DrawStep(StringBuilder drawing, Step step, JourneyWords words)
    {
        Line(drawing, $"    {Node(step, words.Of(step))}");
        if (step.Repeat is not { } repeat)
            return;
        var from = $"step-{step.Id}";
        Line(drawing, $"    subgraph item-{step.Id} [{Quote($"{words.ItemOf(new ItemPlace(step.Id, 1, ""))} …")}]");
        foreach (var part in repeat.Steps)
            Line(drawing, $"      step-{step.Id}-{part.Id}[{Quote(words.Of(step).Steps[part.Id].Label)}]");
        Line(drawing, "    end");
        foreach (var part in repeat.Steps)
        {
            Line(drawing, $"    {from} -.-> step-{step.Id}-{part.Id}");
            from = $"step-{step.Id}-{part.Id}";
        }

        Line(drawing, $"    {from} -.-> step-{step.Id}");
    }

    private static string Node(Step step, StepWords words)
    {
        var text = Quote(step.IsOptional ? $"({words.Label})" : words.Label);
        return step.Kind switch
        {
            StepKind.YesNo or StepKind.Choice or StepKind.Choices or StepKind.Repeat => $"step-{step.Id}{{{text}}}",
            StepKind.Task => $"step-{step.Id}[/{text}/]",
            StepKind.Document or StepKind.File => $"step-{step.Id}[({text})]",
            StepKind.Information => $"step-{step.Id}>{text}]",
            _ => $"step-{step.Id}[{text}]",
        };
    }

    private static string Conditions(Step step, JourneyWords words) => string.Join(
        ", ", step.When.Select(condition => Label(condition, words)).Concat(step.WhenNot.Select(condition => $"≠ {Label(condition, words)}")));

    private static string Label(Condition condition, JourneyWords words) =>
        string.Join(" / ", condition.AnyOf.Select(value => Label(condition.Step, value, words)));

    private static string Label(string stepId, string value, JourneyWords words) =>
        words.Steps.GetValueOrDefault(stepId)?.Options.GetValueOrDefault(value)?.Label ?? value;

    private static string Quote(string text) => $"\"{text.Replace("\"", "#quot;", StringComparison.Ordinal)}\"";

    private static void Line(StringBuilder drawing, string line) => drawing.Append(CultureInfo.InvariantCulture, $"{line}\n");
}
