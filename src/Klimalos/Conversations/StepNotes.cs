using Klimalos.Journeys;
using Klimalos.Journeys.Answers;
using Klimalos.Journeys.Rules;

namespace Klimalos.Conversations;

/// <summary>The words of a step as they are said in a turn: computed values filled in, and what the kind of step needs said with them.</summary>
internal static class StepNotes
{
    public static string Question(TurnDraft turn, Step step)
    {
        var question = Fill(turn, step, turn.Words.Of(step).Question);
        return step.Item is { } item ? $"**{Markdown.Literal(turn.Words.ItemOf(item))}**: {question}" : question;
    }

    public static string Help(TurnDraft turn, Step step) => Fill(turn, step, turn.Words.Of(step).Help);

    public static string Fill(TurnDraft turn, Step step, string words) =>
        StepValues.Fill(words, step, turn.Enrolment!.Answers, turn.Language, turn.Content.Texts);

    /// <summary>An answer was given before the journey was edited and is none any more: why it is asked for again.</summary>
    public static string? ChangedSince(TurnDraft turn, Step step)
    {
        var isUnanswered = turn.State.Changing is null && turn.Walk.Next?.Id == step.Id && turn.Walk.Steps[^1] is { State: WalkedState.Unanswered, Step: var last } && last.Id == step.Id;
        if (!isUnanswered || step.Repeat is not null || turn.Enrolment!.Answers.GetValueOrDefault(step.Id) is not { } former)
            return null;
        var shown = former.IsSkipped ? turn.Text("answers.skipped") : AnswerReader.Show(step, former.Value, turn.AnswerContext);
        return turn.Text("steps.asked-again", ("label", Markdown.Literal(turn.Words.LabelOf(step))), ("value", Markdown.Literal(shown)));
    }

    /// <summary>The deadline, and how to answer where that is not plain; null when there is nothing to say.</summary>
    public static string? Hints(TurnDraft turn, Step step) =>
        Paragraphs.Join(Deadline(turn, step), How(turn, step)) is { Length: > 0 } hints ? hints : null;

    private static string? Deadline(TurnDraft turn, Step step)
    {
        if (Deadlines.Of(step, turn.Enrolment!.Answers) is not { Date: var date })
            return null;
        var days = date.DayNumber - turn.Today.DayNumber;
        return days switch
        {
            < 0 => turn.Text("steps.deadline-passed", ("date", date)),
            0 => turn.Text("steps.deadline-today", ("date", date)),
            _ => turn.Text("steps.deadline", ("date", date), ("days", days)),
        };
    }

    private static string? How(TurnDraft turn, Step step) => step switch
    {
        { Kind: StepKind.Choices } => turn.Text("steps.choices-how"),
        { File: { } file } => Paragraphs.Join(
            turn.Text("steps.file-how", ("types", FileAnswer.TypesOf(file, turn.AnswerContext)), ("max", file.MaxMegabytes)),
            step.IsOptional ? turn.Text("steps.file-later") : null),
        _ => null,
    };
}
