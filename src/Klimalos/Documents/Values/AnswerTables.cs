using Klimalos.Documents.Templates;
using Klimalos.Journeys;

namespace Klimalos.Documents.Values;

/// <summary>The tables that are made from an enrolment's answers.</summary>
internal sealed class AnswerTables(EnrolmentView view, MemberNames members)
{
    private static readonly StepKind[] NoRequirement =
        [StepKind.Municipality, StepKind.Text, StepKind.Email, StepKind.Phone, StepKind.Information, StepKind.Document];

    /// <summary>That something was read, or how many items there are, is no answer to tell: the items stand in lines of their own.</summary>
    private static readonly StepKind[] NoAnswer = [StepKind.Information, StepKind.Repeat];

    public IReadOnlyList<Block> Of(string table) => table switch
    {
        TableName.Requirements => [Requirements()],
        TableName.Missing => Points(isThere: false),
        TableName.Present => Points(isThere: true),
        TableName.Answers => [.. view.Journey.Stages.SelectMany(Answers)],
        _ => throw new ArgumentException($"There is no table '{table}'.", nameof(table)),
    };

    /// <summary>What the first stage asks of the municipality itself: its targets, measures and promises.</summary>
    private Block.Table Requirements() => Table(
        ["column-requirement", "column-answer", "column-status"],
        view.Journey.Stages[0].Steps
            .Where(step => !NoRequirement.Contains(step.Kind) && step.Documents.Count == 0)
            .Select(step => new[] { Bold(view.LabelOf(step)), AnswerOf(step), Plain(view.StatusOf(step.Id)) }),
        [40, 40, 20]);

    private List<Block> Points(bool isThere)
    {
        var points = view.Points.Where(point => point.IsThere == isThere).ToList();
        if (points.Count == 0)
            return [new Block.Paragraph(Plain(view.Text(isThere ? "documents.nothing-present" : "documents.nothing-missing")))];
        return
        [
            Table(
                ["column-point", "column-stage", "column-state"],
                points.Select(point => new[] { Bold(view.LabelOf(point.Step)), Plain(view.Words.Stages[point.Step.StageId]), Plain(StateOf(point)) }),
                [42, 26, 32]),
        ];
    }

    private string StateOf(ChecklistPoint point)
    {
        var state = point.Walked?.Answer is null ? view.Text("documents.not-answered") : view.Show(point.Walked);
        return !point.IsThere && view.DeadlineOf(point.Step) is { } date ? view.Text("documents.point-by", ("state", state), ("date", date)) : state;
    }

    private IEnumerable<Block> Answers(Stage stage)
    {
        yield return new Block.Heading(1, Plain(view.Words.Stages[stage.Id]));
        var steps = view.Walk.Steps.Where(step => string.Equals(step.Step.StageId, stage.Id, StringComparison.Ordinal) && step.Answer is not null && !NoAnswer.Contains(step.Step.Kind)).ToList();
        if (steps.Count == 0)
            yield return new Block.Paragraph(Plain(view.Text("documents.stage-not-begun")));
        else
            yield return Table(["column-question", "column-answer", "column-by", "column-when"], steps.Select(AnswerRow), [28, 34, 18, 20]);
    }

    private Run[][] AnswerRow(WalkedStep step) =>
    [
        Bold(view.LabelOf(step.Step)),
        Plain(view.Show(step)),
        Plain(view.Text("documents.by", ("name", members.Of(step.Answer!.By)), ("channel", members.Channel(step.Answer.Channel)))),
        Plain(Languages.LocalFormat.Date(view.Language, EnrolmentView.Day(step.Answer.At))),
    ];

    private Run[] AnswerOf(Step step) => (step.Kind is StepKind.Repeat ? view.ItemsOf(step.Id) : view.AnswerTo(step.Id) is { } answered ? view.Show(answered) : null) is { } shown
        ? Plain(shown)
        : [new Run(view.Text("documents.fill-in", ("what", view.LabelOf(step))), IsToFill: true)];

    private Block.Table Table(string[] columns, IEnumerable<Run[][]> rows, double[] widths) =>
        new([.. columns.Select(column => Plain(view.Text($"documents.{column}")))], [.. rows], widths);

    private static Run[] Plain(string text) => [new Run(PlainText.Clean(text))];

    private static Run[] Bold(string text) => [new Run(PlainText.Clean(text), IsBold: true)];
}
