using Klimalos.Enrolments;
using Klimalos.Journeys;

namespace Klimalos.Conversations;

/// <summary>"Check your answers" before the enrolment is confirmed, and the confirmation.</summary>
internal static class CheckAnswers
{
    /// <summary>The name under which this place goes out in <c>channelData.klimalos.step</c>.</summary>
    public const string StepName = "check-answers";

    public static bool IsDue(TurnDraft turn) => turn.IsAnswering && turn.State.Changing is null && turn.Walk.IsComplete;

    public static void Show(TurnDraft turn, string? before = null)
    {
        var question = turn.Text("conversation.check-answers");
        turn.Say(turn.NewReply(Paragraphs.Join(before, question)) with
        {
            Title = turn.Text("conversation.check-answers-title"),
            Progress = StatusReplies.ProgressOf(turn),
            Facts = FactsOf(turn),
            Choices = [Offer.Command(turn, CommandName.Confirm, isPrimary: true), Offer.Command(turn, CommandName.Change)],
            Commands = [Offer.Command(turn, CommandName.Documents), Offer.Command(turn, CommandName.Back), Offer.Command(turn, CommandName.Pause), Offer.Command(turn, CommandName.Help)],
            Asks = StepReplies.ReferenceTo(turn, turn.Journey.Stages[^1].Id, StepName),
        });
    }

    /// <summary>Yes confirms, no asks what to change; false when this is not the place or the text is neither.</summary>
    public static bool TryText(TurnDraft turn, string text)
    {
        if (!IsDue(turn))
            return false;
        switch (YesNo.Of(turn.Content.Texts, text))
        {
            case true:
                Confirm(turn);
                return true;
            case false:
                Commands.Run(turn, CommandName.Change);
                return true;
            default:
                return false;
        }
    }

    public static void Confirm(TurnDraft turn)
    {
        if (!IsDue(turn))
        {
            Standing.Show(turn, turn.Text("conversation.cannot-confirm"));
            return;
        }

        if (Overtaking.HasMovedOn(turn) && turn.Input.State.Asked?.Step == StepName)
        {
            Standing.Show(turn, turn.Text("members.moved-on"));
            return;
        }

        turn.SetStatus(EnrolmentStatus.Confirmed, EnrolmentEventKind.Confirmed);
        turn.Say(turn.NewReply(turn.Words.Confirmed) with
        {
            Title = turn.Text("conversation.confirmed-title", ("name", Welcome.NameOf(turn, turn.Enrolment!))),
            Tone = ReplyTone.Good,
            Progress = StatusReplies.ProgressOf(turn),
            Documents = [.. turn.Journey.Steps.SelectMany(step => step.Documents).Select(kind => Papers.Link(turn, kind))],
            Commands = [Offer.Command(turn, CommandName.Documents), Offer.Command(turn, CommandName.Status), Offer.Command(turn, CommandName.Change)],
        });
    }

    private static Fact[] FactsOf(TurnDraft turn) =>
    [
        .. turn.Walk.Steps.Where(walked => walked is { Answer: not null, Step.Kind: not StepKind.Information }).Select(walked => new Fact(
            turn.Words.LabelOf(walked.Step),
            WithName(turn, walked.Answer!, walked.Answer!.IsSkipped ? turn.Text("common.skipped") : AnswerReader.Show(walked.Step, walked.Answer, turn.AnswerContext)))),
    ];

    /// <summary>Where several people have answered, each answer with who gave it.</summary>
    private static string WithName(TurnDraft turn, Answer answer, string shown) =>
        Members.AnsweredBy(turn, answer) is { } name ? $"{shown} · {name}" : shown;
}
