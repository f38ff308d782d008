using Klimalos.Enrolments;
using Klimalos.Journeys;

namespace Klimalos.Conversations;

/// <summary>What is typed, pressed or submitted as the answer to a step.</summary>
internal static class StepAnswers
{
    /// <summary>Takes the text as the answer to the step, unless it is a question; false when it is neither answer nor attempt.</summary>
    public static bool TryText(TurnDraft turn, Step step, string text, Vocabulary vocabulary)
    {
        if (Repeating.TryText(turn, step, text))
            return true;
        var reading = AnswerReader.ReadText(step, text, turn.AnswerContext);
        var isQuestion = Vocabulary.IsQuestionMarked(text) || (vocabulary.BeginsLikeQuestion(text) && step.IsFreeText);
        if (isQuestion && reading is not AnswerReading.Ambiguous && !IsOption(step, reading))
            return Questions.TryAnswer(turn, text, isQuestion: Vocabulary.IsQuestionMarked(text)) || (step.IsFreeText && Take(turn, step, reading, text));
        if (reading is AnswerReading.Refused { LooksLikeAttempt: false } && !step.IsFreeText && Questions.TryAnswer(turn, text, isQuestion: false))
            return true;
        return Take(turn, step, reading, text);
    }

    /// <summary>A button or form of a step: the one asked, or a stale one.</summary>
    public static void OnSubmission(TurnDraft turn, Submission submission)
    {
        var isOfEnrolmentInHand = submission.Enrolment is null || submission.Enrolment == turn.Enrolment?.Id;
        if (turn.Enrolment is not { } enrolment || !isOfEnrolmentInHand)
        {
            Standing.Show(turn, turn.Text("conversation.stale-button"));
            return;
        }

        // Pressing an answer of a paused enrolment is going on with it.
        if (enrolment.Status == EnrolmentStatus.Paused)
            turn.SetStatus(EnrolmentStatus.Open, EnrolmentEventKind.Resumed);
        if (turn.Asked is not { } asked || turn.Journey.Find(submission.Step) is not { } step || !IsDue(turn, step, asked, submission))
            Standing.Show(turn, turn.Text("conversation.stale-button"));
        else if (submission.Fields is { Count: > 0 } fields)
            FormAnswers.Take(turn, step, fields);
        else
            Take(turn, step, AnswerReader.ReadValue(step, submission.Value ?? string.Empty, turn.AnswerContext));
    }

    /// <summary>Stores the value and says what comes next.</summary>
    public static void Accept(TurnDraft turn, Step step, string value, string? note = null, string? evidence = null)
    {
        if (Joining.IsTaken(turn, step, value))
            return;
        var before = turn.Walk;
        var stored = Repeating.Counted(turn, step, value);
        turn.Answer(step, stored, note, evidence);
        turn.State = turn.State with { Changing = null, Pending = null };
        Progressing.GoOn(turn, step, value, before);
    }

    /// <summary>Does what follows from the reading.</summary>
    /// <param name="typed">What was typed in running words, which tells the language; null when it was pressed or filled in.</param>
    public static bool Take(TurnDraft turn, Step step, AnswerReading reading, string? typed = null)
    {
        if (typed is not null)
            turn.Language = LanguageChoice.OfAnswer(turn.Content.Languages, turn.Input, typed);
        switch (reading)
        {
            case AnswerReading.Accepted accepted:
                Accept(turn, step, accepted.Value, accepted.Note);
                break;
            case AnswerReading.NeedsConfirmation confirmation:
                PendingAnswers.AskWarning(turn, step, confirmation);
                break;
            case AnswerReading.Ambiguous ambiguous:
                PendingAnswers.AskWhich(turn, step, ambiguous);
                break;
            case AnswerReading.Refused refused:
                StepReplies.AskAgain(turn, step, turn.TextOf(refused.TextKey, refused.Arguments));
                break;
        }

        return true;
    }

    /// <summary>The step asked, one of its form, one that was left open, or the way out of an item: what else is pressed comes from an old card.</summary>
    private static bool IsDue(TurnDraft turn, Step step, Step asked, Submission submission) =>
        step == asked
        || Overtaking.IsLate(turn, step)
        || turn.Walk.LeftOpen.Contains(step)
        || (submission.Value is FixedOptions.Enough && step.Repeat is not null && Repeating.IsBegun(turn, step))
        || (submission.Fields is { Count: > 0 } fields && fields.ContainsKey(asked.Id));

    private static bool IsOption(Step step, AnswerReading reading) =>
        reading is AnswerReading.Accepted or AnswerReading.NeedsConfirmation && !step.IsFreeText;
}
