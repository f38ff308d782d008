using Klimalos.Enrolments;
using Klimalos.Journeys;

namespace Klimalos.Conversations;

/// <summary>What is said after an answer: what was noted, a stage that is done, the next step, or the end of the journey.</summary>
internal static class Progressing
{
    /// <param name="before">The walk before the answer.</param>
    public static void GoOn(TurnDraft turn, Step answered, string value, Walk before)
    {
        var walk = turn.Walk;
        if (walk.Exit is { } exit)
            End(turn, exit, walk.ExitStep!);
        else if (walk.IsComplete)
            CheckAnswers.Show(turn, Noted(turn, answered, value));
        else if (walk.AllAsked)
            ShowLeftOpen(turn, answered, value, walk);
        else
            StepReplies.Ask(turn, walk.Next!, Paragraphs.Join(Noted(turn, answered, value), StageDone(turn, before, walk)));
    }

    /// <summary>What was understood, where that is not plain: a municipality found, a date read; or the option's own response.</summary>
    private static string? Noted(TurnDraft turn, Step step, string value)
    {
        if (value.Length == 0)
            return turn.Text("conversation.skipped");
        if (ResponseOf(turn, step, value) is { Length: > 0 } response)
            return response;
        var answer = turn.Enrolment!.Answers[step.Id];
        return IsReadBack(step) || answer is { Note: not null } or { Evidence: not null }
            ? turn.Text("conversation.noted", ("value", Markdown.Literal(AnswerReader.Show(step, answer, turn.AnswerContext))))
            : null;
    }

    /// <summary>What the words say to what was chosen; to several choices, to each of them.</summary>
    private static string ResponseOf(TurnDraft turn, Step step, string value)
    {
        var options = turn.Words.Of(step).Options;
        var chosen = step.Kind == StepKind.Choices ? step.Options.Select(option => option.Value).Intersect(value.Split(','), StringComparer.Ordinal) : [value];
        return Paragraphs.Join([.. chosen.Select(one => options.GetValueOrDefault(one)?.Response is { } response ? StepNotes.Fill(turn, step, response) : null)]);
    }

    private static bool IsReadBack(Step step) =>
        step.Kind is StepKind.Municipality or StepKind.Date or StepKind.Number or StepKind.Choices or StepKind.File;

    private static string? StageDone(TurnDraft turn, Walk before, Walk after)
    {
        var done = after.Stages.Where(stage => stage.IsDone)
            .Where(stage => !before.Stages.Any(earlier => earlier.IsDone && earlier.Stage.Id == stage.Stage.Id))
            .Select(stage => turn.Words.Stages[stage.Stage.Id])
            .ToArray();
        return done.Length == 0 ? null : turn.Text("conversation.stage-done", ("stage", turn.Content.Texts.List(turn.Language, done)));
    }

    private static void ShowLeftOpen(TurnDraft turn, Step answered, string value, Walk walk)
    {
        var open = walk.LeftOpen.ToArray();
        var list = string.Join('\n', open.Select(step => $"- {turn.Words.LabelOf(step)}"));
        var text = Paragraphs.Join(Noted(turn, answered, value), turn.Text("conversation.left-open", ("count", open.Length), ("list", list)));

        // Asked for the same thing again at once, a person would feel nagged: what was just put off rests until they come back to it.
        if (open.Contains(answered))
        {
            turn.Say(turn.NewReply(Paragraphs.Join(text, turn.Text("conversation.left-open-rest"))) with
            {
                Progress = StatusReplies.ProgressOf(turn),
                Choices = [.. open.Select(step => Offer.Change(turn, step))],
                Commands = [Offer.Command(turn, CommandName.Status), Offer.Command(turn, CommandName.Pause)],
            });
        }
        else
        {
            StepReplies.Ask(turn, walk.Next!, text);
        }
    }

    private static void End(TurnDraft turn, string exit, Step step)
    {
        turn.SetStatus(EnrolmentStatus.Ended, EnrolmentEventKind.Ended, exit);
        StatusReplies.ShowExit(turn, exit, step);
    }
}
