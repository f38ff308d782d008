using Klimalos.Enrolments;

namespace Klimalos.Conversations;

/// <summary>Leaving an enrolment, and handing it over.</summary>
internal static class Leaving
{
    private const string Nobody = "nobody";

    public static void AskLeave(TurnDraft turn)
    {
        var enrolment = turn.Enrolment!;
        if (!Colleagues.TryFindMembers(turn, enrolment, out var members))
            return;
        var isLast = members.Count == 1;
        var name = Welcome.NameOf(turn, enrolment);
        if (isLast && enrolment.Status == EnrolmentStatus.Open)
        {
            turn.Say(turn.NewReply(turn.Text("members.last-cannot-leave", ("name", name))) with
            {
                Tone = ReplyTone.Warning,
                Choices = [Offer.Command(turn, CommandName.HandOver, isPrimary: true), Offer.Command(turn, CommandName.Pause), Offer.Command(turn, CommandName.Resume)],
            });
            return;
        }

        turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.ConfirmLeave) };
        turn.Say(turn.NewReply(turn.Text(isLast ? "members.confirm-leave-last" : "members.confirm-leave", ("name", name))) with
        {
            Tone = ReplyTone.Warning,
            Choices = Offer.YesNo(turn, Command.Confirm),
        });
    }

    public static void LeaveNow(TurnDraft turn)
    {
        if (!Colleagues.TryFindMembers(turn, turn.Enrolment!, out var members))
            return;
        // Things may have changed since the question was asked.
        if (members.Count == 1 && turn.Enrolment!.Status == EnrolmentStatus.Open)
            AskLeave(turn);
        else
            Go(turn, members, EnrolmentEventKind.Left, null, "members.left", "members.has-left");
    }

    public static void AskSuccessor(TurnDraft turn)
    {
        if (!Colleagues.TryFindMembers(turn, turn.Enrolment!, out var members))
            return;
        var others = members.Where(member => !member.IsMe).ToArray();
        if (others.Length == 0)
        {
            Codes.Invite(turn, turn.Text("members.nobody-to-take-over"));
            return;
        }

        PendingOption[] options =
        [
            .. others.Select(member => new PendingOption(member.Tag, member.Name ?? turn.Text("members.nameless"))),
            new(Nobody, turn.Text("members.keep-it")),
        ];
        turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.WhichSuccessor, Options: options) };
        turn.Say(turn.NewReply(turn.Text("members.who-takes-over", ("name", Welcome.NameOf(turn, turn.Enrolment!)))) with
        {
            Choices = [.. options.Select(option => new Choice(Command.Confirm, option.Value, option.Label, turn.Enrolment!.Id))],
        });
    }

    public static void HandOver(TurnDraft turn, string tag)
    {
        if (!Colleagues.TryFindMembers(turn, turn.Enrolment!, out var members))
            return;
        if (members.FirstOrDefault(member => !member.IsMe && member.Tag == tag) is { } successor)
            Go(turn, members, EnrolmentEventKind.HandedOver, successor, "members.handed-over", "members.has-handed-over");
        else
            StepReplies.AskNext(turn, turn.Text("conversation.as-it-was"));
    }

    /// <summary>Tells the other members that their common work was given up; false when they have to be found first.</summary>
    public static bool TryTellOfCancelling(TurnDraft turn)
    {
        var enrolment = turn.Enrolment!;
        if (!Colleagues.TryFindMembers(turn, enrolment, out var members))
            return false;
        var who = members.FirstOrDefault(member => member.IsMe)?.Name ?? turn.Input.Incoming.From.Name;
        Colleagues.Tell(turn, members, enrolment, () => turn.NewReply(turn.Text(
            "members.has-cancelled", ("who", Colleagues.NameOf(turn, who)), ("name", Welcome.NameOf(turn, enrolment)))) with
        {
            Tone = ReplyTone.Warning,
        });
        return true;
    }

    private static void Go(
        TurnDraft turn, IReadOnlyList<Colleague> members, EnrolmentEventKind kind, Colleague? successor, string saidKey, string toldKey)
    {
        var enrolment = turn.Enrolment!;
        var me = members.FirstOrDefault(member => member.IsMe);
        turn.Change(
            enrolment with { Members = [.. enrolment.Members.Where(member => !turn.IsMe(member))] },
            (kind, successor?.Keys[0]));
        turn.LetGo();
        var to = Colleagues.NameOf(turn, successor?.Name);
        turn.Say(turn.NewReply(turn.Text(saidKey, ("name", Welcome.NameOf(turn, enrolment)), ("to", to))) with
        {
            Choices = [.. Welcome.StartChoices(turn, isPrimary: false)],
        });
        var who = me?.Name ?? turn.Input.Incoming.From.Name;
        Colleagues.Tell(turn, members, enrolment, () => turn.NewReply(turn.Text(
            toldKey,
            ("who", Colleagues.NameOf(turn, who)),
            ("to", Colleagues.NameOf(turn, successor?.Name)),
            ("name", Welcome.NameOf(turn, enrolment)))) with
        {
            Choices = [Welcome.ResumeChoice(turn, enrolment)],
        });
    }
}
