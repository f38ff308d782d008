using Klimalos.Enrolments;
using Klimalos.Journeys;

namespace Klimalos.Conversations;

/// <summary>The second colleague of a municipality: is told who has begun, and may ask to be let in.</summary>
internal static class Joining
{
    /// <summary>
    /// The municipality that is being answered has an enrolment in this round already: says so, and offers the way in; false when the
    /// place is free.
    /// </summary>
    public static bool IsTaken(TurnDraft turn, Step step, string municipality)
    {
        if (step.Kind != StepKind.Municipality || municipality.Length == 0)
            return false;
        var place = new Place(turn.Enrolment!.JourneyId, turn.Enrolment.Round.Id, municipality);
        if (place == Place.Of(turn.Enrolment))
            return false;
        if (!turn.TryFind(new Need.Holder(place), out var holder))
            return true;
        if (holder is null || holder.Id == turn.Enrolment.Id)
            return false;
        if (turn.IsMember(holder))
            OfferOwn(turn, holder);
        else
            OfferToAsk(turn, holder, step);
        return true;
    }

    /// <summary>Someone in a group where a colleague works on an enrolment, or whose button is of one that they are no member of.</summary>
    public static void OfferToOutsider(TurnDraft turn, Enrolment enrolment)
    {
        Ask(turn, enrolment.Id, step: null);
        turn.Say(turn.NewReply(turn.Text("members.not-a-member", ("name", Welcome.NameOf(turn, enrolment)))) with
        {
            Choices = Offer.YesNo(turn, Command.Confirm),
        });
    }

    /// <summary>What a colleague who is no member types in a group: a question is answered, anything else may be meant for the enrolment.</summary>
    public static bool TryOutsider(TurnDraft turn, string text)
    {
        if (!turn.IsOutsiderInGroup || Vocabulary.IsQuestionMarked(text))
            return false;
        if (!Questions.TryAnswer(turn, text, isQuestion: false))
            OfferToOutsider(turn, turn.NotMemberOf!);
        return true;
    }

    /// <summary>The command: what was offered last, or how to come in.</summary>
    public static void Join(TurnDraft turn)
    {
        if (turn.NotMemberOf is { } enrolment)
            Request(turn, enrolment.Id);
        else
            Standing.Show(turn, turn.Text("members.how-to-join"));
    }

    /// <summary>Brings the wish before the members.</summary>
    public static void Request(TurnDraft turn, string enrolmentId)
    {
        if (!turn.TryFind(new Need.EnrolmentById(enrolmentId), out var target))
            return;
        if (target is null || Place.Of(target) is null)
            Standing.Show(turn, turn.Text("conversation.stale-button"));
        else if (turn.IsMember(target))
            Starting.ResumeOne(turn, target.Id);
        else if (target.Requests?.FirstOrDefault(request => turn.IsMe(request.Person)) is { } earlier)
            turn.Say(earlier.IsRefused ? "members.refused-before" : "members.asked-before", ("name", Welcome.NameOf(turn, target)));
        else if (Colleagues.TryFindMembers(turn, target, out var members))
            Request(turn, target, members);
    }

    /// <summary>Someone in Teams, and none of the members is known in the same tenant.</summary>
    public static bool IsOfOtherTenant(string? tenant, IReadOnlyList<Colleague> members) =>
        tenant is not null
        && members.SelectMany(member => member.Tenants).ToArray() is { Length: > 0 } theirs
        && !theirs.Contains(tenant, StringComparer.OrdinalIgnoreCase);

    /// <summary>An enrolment that its only member has just begun and now needs no more: it is given up, and the history tells it.</summary>
    public static void DropDraft(TurnDraft turn)
    {
        if (turn.Enrolment is { Status: EnrolmentStatus.Open, Municipality: null, Answers.Count: 0, Members.Count: 1 })
        {
            turn.SetStatus(EnrolmentStatus.Cancelled, EnrolmentEventKind.Cancelled);
            turn.LetGo();
        }
    }

    private static void OfferOwn(TurnDraft turn, Enrolment enrolment) =>
        turn.Say(turn.NewReply(turn.Text("members.yours-already", ("name", Welcome.NameOf(turn, enrolment)))) with
        {
            Choices = [Welcome.ResumeChoice(turn, enrolment)],
        });

    private static void OfferToAsk(TurnDraft turn, Enrolment holder, Step step)
    {
        if (!Colleagues.TryFindMembers(turn, holder, out var members))
            return;
        Ask(turn, holder.Id, step.Id);
        // Names of people stay within their organisation.
        var who = IsOfOtherTenant(turn.Input.Incoming.From.TenantId, members) ? turn.Text("members.somebody") : Colleagues.NamesOf(turn, members);
        var key = holder.Status is EnrolmentStatus.Confirmed ? "members.taken-confirmed" : "members.taken";
        var began = DateOnly.FromDateTime(holder.StartedAt.UtcDateTime);
        turn.Say(turn.NewReply(Paragraphs.Join(
            turn.Text(key, ("who", who), ("name", Welcome.NameOf(turn, holder)), ("date", began)),
            turn.Text("members.may-ask"))) with
        {
            Choices = Offer.YesNo(turn, Command.Confirm),
            Asks = StepReplies.ReferenceTo(turn, step.StageId, step.Id),
        });
    }

    private static void Ask(TurnDraft turn, string enrolment, string? step) =>
        turn.State = turn.State with { Pending = new PendingQuestion(PendingKind.ConfirmJoin, step, enrolment) };

    private static void Request(TurnDraft turn, Enrolment target, IReadOnlyList<Colleague> members)
    {
        var from = turn.Input.Incoming.From;
        var isForeign = IsOfOtherTenant(from.TenantId, members);
        var request = new JoinRequest(from.Key, from.Name, from.Channel, turn.Language, turn.Input.Now, from.TenantId);
        turn.Change(
            target with { Requests = [.. target.Requests ?? [], request] },
            isForeign
                ? [(EnrolmentEventKind.JoinRequested, null), (EnrolmentEventKind.OtherTenantTried, from.TenantId)]
                : [(EnrolmentEventKind.JoinRequested, null)]);
        DropDraft(turn);
        var whom = isForeign ? turn.Text("members.the-members") : Colleagues.NamesOf(turn, members);
        turn.Say("members.asked", ("who", whom), ("name", Welcome.NameOf(turn, target)));
        Colleagues.Tell(turn, members, target, () => Requests.QuestionTo(turn, target, request, members));
    }
}
