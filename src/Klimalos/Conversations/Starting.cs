using Klimalos.Enrolments;
using Klimalos.Reminders;

namespace Klimalos.Conversations;

/// <summary>Beginning an enrolment, and going on with one.</summary>
internal static class Starting
{
    /// <summary>Starts the journey named, else that of the community, or asks which one when several can be meant.</summary>
    public static void Start(TurnDraft turn, string? journeyId)
    {
        if (turn.IsOutsiderInGroup)
            Joining.OfferToOutsider(turn, turn.NotMemberOf!);
        else if (journeyId is null && Welcome.UnderWay(turn).Any())
            OfferUnderWay(turn);
        else if ((journeyId ?? turn.Input.Secretariat.Campaign ?? OnlyJourney(turn)) is not { } id || !turn.Content.Journeys.ContainsKey(id))
            Choosing.AskWhich(turn);
        else if (Rounds.OpenOn(turn.Rounds, id, turn.Today, turn.Input.TrialRounds) is { } round)
            Begin(turn, id, round);
        else
            turn.Say("conversation.no-open-round", ("name", turn.Content.Words[id][turn.Language].Title));
    }

    /// <summary>Goes on with the enrolment in hand, or with the person's only one, or asks which.</summary>
    /// <param name="before">Said first, if any.</param>
    public static void Resume(TurnDraft turn, string? before = null)
    {
        var under = Welcome.UnderWay(turn).ToArray();
        if (turn.Enrolment is not null)
            ResumeInHand(turn);
        else if (under is [var only])
            ResumeOne(turn, only.Id);
        else if (under.Length > 1)
            OfferUnderWay(turn);
        else
            turn.Say(turn.NewReply(Paragraphs.Join(turn.Text("conversation.nothing-under-way"), before)) with { Choices = [.. Welcome.StartChoices(turn, isPrimary: true)] });
    }

    public static void ResumeOne(TurnDraft turn, string? enrolmentId)
    {
        var enrolment = turn.Input.Enrolments.FirstOrDefault(candidate => candidate.Id == enrolmentId);
        if (enrolment is null && enrolmentId is not null && !turn.TryFind(new Need.EnrolmentById(enrolmentId), out enrolment))
            return;
        if (enrolment is null || !turn.IsMember(enrolment) || !turn.Content.Journeys.ContainsKey(enrolment.JourneyId))
        {
            Standing.Show(turn, turn.Text("conversation.stale-button"));
            return;
        }

        if (turn.Enrolment?.Id != enrolment.Id)
            Joining.DropDraft(turn);
        turn.TakeInHand(enrolment);
        ResumeInHand(turn);
    }

    private static void ResumeInHand(TurnDraft turn)
    {
        turn.State = turn.State with { Changing = null, Pending = null };
        if (turn.Enrolment!.Status == EnrolmentStatus.Paused)
            turn.SetStatus(EnrolmentStatus.Open, EnrolmentEventKind.Resumed);
        Standing.Show(turn, turn.Text("conversation.resumed", ("name", Welcome.NameOf(turn, turn.Enrolment))));
    }

    private static void OfferUnderWay(TurnDraft turn) =>
        turn.Say(turn.NewReply(turn.Text("conversation.under-way")) with
        {
            Choices =
            [
                .. Welcome.UnderWay(turn).Select(enrolment => Welcome.ResumeChoice(turn, enrolment)),
                .. Welcome.StartChoices(turn, isPrimary: false),
            ],
        });

    private static string? OnlyJourney(TurnDraft turn) => turn.Content.Journeys.Count == 1 ? turn.Content.Journeys.Keys.First() : null;

    private static void Begin(TurnDraft turn, string journeyId, Round round)
    {
        turn.Begin(new Enrolment
        {
            Id = turn.Input.NewEnrolmentId,
            JourneyId = journeyId,
            JourneyVersion = turn.Content.Journeys[journeyId].Version,
            Round = round,
            Language = turn.Language,
            Members = [turn.Input.Incoming.From.Key],
            StartedAt = turn.Input.Now,
            ChangedAt = turn.Input.Now,
        });
        var introduction = turn.Words.Introduction;
        var deadline = round.Deadline is { } date
            ? turn.Text(round.IsTrial ? "conversation.trial-round" : "conversation.round", ("deadline", date))
            : turn.Text("reminders.no-deadline");
        turn.Say(turn.NewReply($"{introduction}\n\n{deadline}") with { Title = turn.Words.Title });
        StepReplies.AskNext(turn);
    }
}
