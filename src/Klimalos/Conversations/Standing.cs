using Klimalos.Enrolments;

namespace Klimalos.Conversations;

/// <summary>Says where things stand, and goes on from there: after a resumption, a stale button, a misunderstanding.</summary>
internal static class Standing
{
    public static void Show(TurnDraft turn, string? before)
    {
        switch (turn.Enrolment?.Status)
        {
            case EnrolmentStatus.Open when turn.Due is { } step:
                StepReplies.Ask(turn, step, before);
                break;
            case EnrolmentStatus.Open:
                CheckAnswers.Show(turn, before);
                break;
            case null:
                turn.Say(turn.NewReply(before ?? turn.Text("conversation.nothing-under-way")) with
                {
                    Choices = [.. Welcome.UnderWay(turn).Select(enrolment => Welcome.ResumeChoice(turn, enrolment)), .. Welcome.StartChoices(turn, isPrimary: false)],
                });
                break;
            default:
                StatusReplies.Show(turn, before);
                break;
        }
    }
}
