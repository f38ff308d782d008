using Klimalos.Journeys;

namespace Klimalos.Conversations;

/// <summary>Names and ways to reach people are not asked for where others read along, if the channel has a chat with the person alone.</summary>
internal static class PersonalSteps
{
    /// <summary>Says here that the step is asked in the chat with the person alone, and has it asked there.</summary>
    /// <param name="why">A sentence to say before the step, when it must be asked here after all.</param>
    /// <returns>False when it is to be asked here.</returns>
    public static bool TryAskAlone(TurnDraft turn, Step step, string? before, out string? why)
    {
        why = null;
        if (!turn.Input.Incoming.HasPersonalChat || turn.State.Changing is not null || StepForms.Of(turn, step) is not { } form || !IsPersonal(form))
            return false;
        if (!turn.TryFind(new Need.PersonalChat(), out var chat) || chat is null)
            return chat is null && turn.NeedsMore;
        if (!chat.IsOpen)
        {
            why = turn.Text("teams.not-alone");
            return false;
        }

        // A question in between is answered, and what waits in the other chat is not asked there again.
        if (turn.HasSpoken && turn.State.AskedAlone == step.Id)
            return true;
        turn.State = turn.State with { AskedAlone = step.Id };
        turn.GoesOnAlone = new Submission(Command.Resume, turn.Enrolment!.Id);
        turn.Say(turn.NewReply(Paragraphs.Join(before, turn.Text("teams.goes-on-alone"))) with
        {
            Title = StatusReplies.StageTitle(turn, step),
            Progress = StatusReplies.ProgressOf(turn),
        });
        return true;
    }

    private static bool IsPersonal(Form form) => form.Fields.Any(field => field.Kind is FieldKind.Email or FieldKind.Phone);
}

/// <summary>The chat that the one who writes has alone with the bot.</summary>
/// <param name="IsOpen">It can be written to; false when the person has not added the bot.</param>
public record PersonalChat(bool IsOpen);
