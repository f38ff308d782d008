using Klimalos.Journeys;

namespace Klimalos.Conversations;

/// <summary>A form's fields as answers: the good ones are kept, the wrong ones come back with what was typed and what is wrong.</summary>
internal static class FormAnswers
{
    public static void Take(TurnDraft turn, Step first, IReadOnlyDictionary<string, string> fields)
    {
        var steps = InOrder(turn, fields.Keys.Select(turn.Journey.Find).OfType<Step>().Where(step => StepForms.IsField(step) && step.StageId == first.StageId));
        if (steps.Count == 0)
        {
            Standing.Show(turn, turn.Text("conversation.stale-button"));
            return;
        }

        var readings = steps.ConvertAll(step => (Step: step, Typed: fields[step.Id], Reading: Read(turn, step, fields[step.Id])));
        var before = turn.Walk;
        foreach (var (step, _, reading) in readings)
        {
            if (reading is AnswerReading.Accepted accepted)
                Keep(turn, step, accepted);
        }

        var open = readings.FindAll(entry => entry.Reading is not AnswerReading.Accepted);
        if (open.Count == 0)
            Progressing.GoOn(turn, steps[^1], turn.Enrolment!.Answers[steps[^1].Id].Value, before);
        else if (open.Find(entry => entry.Reading is not AnswerReading.Refused) is { Step: { } asked } entry)
            StepAnswers.Take(turn, asked, entry.Reading);
        else
            AskAgain(turn, [.. open.Select(wrong => new FieldFault(wrong.Step, wrong.Typed, ReasonOf(turn, wrong.Reading)))], isAlone: readings.Count == 1);
    }

    /// <summary>The only field's fault is what is said; with several each has its own, and what is said is how many there are.</summary>
    private static void AskAgain(TurnDraft turn, IReadOnlyList<FieldFault> faults, bool isAlone)
    {
        if (isAlone)
            StepReplies.AskAgain(turn, faults[0].Step, faults[0].Reason!, StepForms.Of(turn, [faults[0] with { Reason = null }]));
        else
            StepReplies.AskAgain(turn, faults[0].Step, turn.Text("steps.form-errors", ("count", faults.Count)), StepForms.Of(turn, faults));
    }

    /// <summary>An optional field that was left empty is skipped.</summary>
    private static AnswerReading Read(TurnDraft turn, Step step, string typed) => step.IsOptional && string.IsNullOrWhiteSpace(typed)
        ? new AnswerReading.Accepted(string.Empty)
        : AnswerReader.ReadValue(step, typed, turn.AnswerContext);

    private static void Keep(TurnDraft turn, Step step, AnswerReading.Accepted accepted)
    {
        turn.Answer(step, accepted.Value, accepted.Note);
        if (turn.State.Changing == step.Id)
            turn.State = turn.State with { Changing = null };
        turn.State = turn.State with { Pending = null };
    }

    private static string? ReasonOf(TurnDraft turn, AnswerReading reading) =>
        reading is AnswerReading.Refused refused ? turn.TextOf(refused.TextKey, refused.Arguments) : null;

    /// <summary>As the journey has them, the parts of an item as the repeated step has them.</summary>
    private static List<Step> InOrder(TurnDraft turn, IEnumerable<Step> steps)
    {
        var order = turn.Journey.Steps.Select(step => step.Id).ToList();
        return
        [
            .. steps.OrderBy(step => order.IndexOf(step.Item?.Repeat ?? step.Id))
                .ThenBy(step => step.Item?.Number)
                .ThenBy(step => step.Item is { } item ? turn.Journey.Find(item.Repeat)!.Repeat!.Steps.TakeWhile(part => part.Id != item.Part).Count() : 0),
        ];
    }
}
