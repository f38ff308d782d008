using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Conversations;

/// <summary>Letting in those who asked, or refusing them.</summary>
internal static class Requests
{
    private const string Admit = "admit";
    private const string Refuse = "refuse";

    /// <summary>What a member is asked, in the language that is spoken now.</summary>
    public static Reply QuestionTo(TurnDraft turn, Enrolment enrolment, JoinRequest request, IReadOnlyList<Colleague> members)
    {
        var isForeign = Joining.IsOfOtherTenant(request.Tenant, members);
        var origin = isForeign ? "members.from-other-tenant"
            : request.Tenant is not null && members.Any(member => member.Tenants.Contains(request.Tenant, StringComparer.OrdinalIgnoreCase)) ? "members.from-same-tenant"
            : "members.from-unverified";
        var asks = turn.Text(
            "members.wants-in",
            ("who", Colleagues.NameOf(turn, request.Name)),
            ("channel", Colleagues.ChannelName(turn, request.Channel)),
            ("name", Welcome.NameOf(turn, enrolment)));
        return turn.NewReply(Paragraphs.Join(asks, turn.Text(origin), turn.Text("members.admit-or-refuse"))) with
        {
            Title = turn.Text("members.wants-in-title"),
            Tone = isForeign ? ReplyTone.Warning : ReplyTone.Neutral,
            Choices = ButtonsFor(turn, enrolment, request),
        };
    }

    public static Choice[] ButtonsFor(TurnDraft turn, Enrolment enrolment, JoinRequest request)
    {
        var tag = Colleague.TagOf(request.Person);
        var who = request.Name is null ? turn.Text("members.nameless") : request.Name;
        return
        [
            new(Command.Member, $"{Admit}:{tag}", turn.Text("members.admit-named", ("who", Short(who))), enrolment.Id, IsPrimary: true),
            new(Command.Member, $"{Refuse}:{tag}", turn.Text("members.refuse-named", ("who", Short(who))), enrolment.Id),
        ];
    }

    /// <summary>A button: the verdict and the tag of the one who asked.</summary>
    public static void OnSubmission(TurnDraft turn, string verdict, string tag, string? enrolmentId)
    {
        if (enrolmentId is null || verdict is not (Admit or Refuse))
            Standing.Show(turn, turn.Text("conversation.stale-button"));
        else if (TryFind(turn, enrolmentId, out var enrolment))
            Decide(turn, enrolment, tag, isAdmitted: verdict is Admit);
    }

    /// <summary>"slipp inn Ola"; false when nobody of that name asks, and the text may mean something else.</summary>
    public static bool TryNamed(TurnDraft turn, bool isAdmitted, string name)
    {
        if (!turn.TryFind(new Need.OwnEnrolments(), out var own))
            return true;
        if (OpenOf(turn, own!).Where(each => IsNamed(each.Request, name)).ToArray() is not [var only])
            return false;
        Decide(turn, only.Enrolment, Colleague.TagOf(only.Request.Person), isAdmitted);
        return true;
    }

    /// <summary>The command without a name: it is plain who is meant when only one asks.</summary>
    public static void OnCommand(TurnDraft turn, bool isAdmitted)
    {
        if (!turn.TryFind(new Need.OwnEnrolments(), out var own))
            return;
        var open = OpenOf(turn, own!).ToArray();
        if (open is [var only])
            Decide(turn, only.Enrolment, Colleague.TagOf(only.Request.Person), isAdmitted);
        else if (open.Length == 0)
            Standing.Show(turn, turn.Text("members.nobody-asks"));
        else
            AskWhich(turn, open, isAdmitted);
    }

    /// <summary>A bare yes or no right after a wish was told of, where nothing else waits for one; false when it is not meant so.</summary>
    public static bool TryYesNo(TurnDraft turn, string text)
    {
        if (turn.Enrolment?.Requests is null || YesNo.Of(turn.Content.Texts, text) is not { } isAdmitted)
            return false;
        if (OpenOf(turn, [turn.Enrolment]).ToArray() is not [var only] || CheckAnswers.IsDue(turn))
            return false;
        if (turn.Asked is { Options.Count: > 0 } || turn.State.Asked?.At > only.Request.At)
            return false;
        Decide(turn, only.Enrolment, Colleague.TagOf(only.Request.Person), isAdmitted);
        return true;
    }

    /// <summary>The one chosen among several.</summary>
    /// <param name="value">The enrolment's id and the tag, with a colon between.</param>
    public static void OnChosen(TurnDraft turn, string value, bool isAdmitted)
    {
        if (value.Split(':') is [var id, var tag] && TryFind(turn, id, out var enrolment))
            Decide(turn, enrolment, tag, isAdmitted);
    }

    public static IEnumerable<JoinRequest> OpenOf(Enrolment enrolment) => (enrolment.Requests ?? []).Where(request => !request.IsRefused);

    private static IEnumerable<(Enrolment Enrolment, JoinRequest Request)> OpenOf(TurnDraft turn, IEnumerable<Enrolment> enrolments) =>
        enrolments.Where(turn.IsMember).SelectMany(enrolment => OpenOf(enrolment).Select(request => (enrolment, request)));

    /// <summary>The enrolment, of which the one who writes must be a member; false when it has to be found first.</summary>
    private static bool TryFind(TurnDraft turn, string id, out Enrolment? enrolment)
    {
        enrolment = turn.Enrolment?.Id == id ? turn.Enrolment : null;
        return enrolment is not null || turn.TryFind(new Need.EnrolmentById(id), out enrolment);
    }

    private static void Decide(TurnDraft turn, Enrolment? enrolment, string tag, bool isAdmitted)
    {
        if (enrolment is null || !turn.IsMember(enrolment))
            Standing.Show(turn, turn.Text("conversation.stale-button"));
        else if (enrolment.Requests?.FirstOrDefault(request => Colleague.TagOf(request.Person) == tag) is not { } request)
            Standing.Show(turn, turn.Text("members.request-is-gone"));
        else if (request.IsRefused && !isAdmitted)
            Standing.Show(turn, turn.Text("members.refused-already", ("who", Colleagues.NameOf(turn, request.Name))));
        else if (Colleagues.TryFindMembers(turn, enrolment, out var members) && turn.TryFind(new Need.Facts(turn.Me), out var me))
            Decide(turn, enrolment, request, members, Colleagues.NameOf(turn, me!.Name ?? turn.Input.Incoming.From.Name), isAdmitted);
    }

    private static void Decide(
        TurnDraft turn, Enrolment enrolment, JoinRequest request, IReadOnlyList<Colleague> members, string decider, bool isAdmitted)
    {
        var others = enrolment.Requests!.Where(each => each != request);
        var name = Colleagues.NameOf(turn, request.Name);
        turn.Change(
            isAdmitted
                ? enrolment with { Members = [.. enrolment.Members.Append(request.Person).Distinct(StringComparer.Ordinal)], Requests = NoneIfEmpty(others) }
                : enrolment with { Requests = [.. others, request with { IsRefused = true }] },
            (isAdmitted ? EnrolmentEventKind.Admitted : EnrolmentEventKind.Refused, request.Person));
        turn.Say(isAdmitted ? "members.admitted" : "members.refused", ("who", name), ("name", Welcome.NameOf(turn, enrolment)));
        Colleagues.Tell(turn, request.Person, request.Language, () => AnswerTo(turn, enrolment, decider, isAdmitted));
        if (isAdmitted)
        {
            Colleagues.Tell(turn, members, enrolment, () => turn.NewReply(
                turn.Text("members.was-admitted", ("who", name), ("by", decider), ("name", Welcome.NameOf(turn, enrolment)))));
        }
    }

    private static Reply AnswerTo(TurnDraft turn, Enrolment enrolment, string decider, bool isAdmitted)
    {
        var name = Welcome.NameOf(turn, enrolment);
        return isAdmitted
            ? turn.NewReply(turn.Text("members.you-are-in", ("by", decider), ("name", name))) with
            {
                Tone = ReplyTone.Good,
                Choices = [Welcome.ResumeChoice(turn, enrolment)],
            }
            : turn.NewReply(turn.Text("members.you-were-refused", ("name", name)));
    }

    private static void AskWhich(TurnDraft turn, (Enrolment Enrolment, JoinRequest Request)[] open, bool isAdmitted)
    {
        var options = open.Select(each => new PendingOption(
            $"{each.Enrolment.Id}:{Colleague.TagOf(each.Request.Person)}", Short(each.Request.Name ?? turn.Text("members.nameless")))).ToArray();
        turn.State = turn.State with { Pending = new PendingQuestion(isAdmitted ? PendingKind.WhichAdmitted : PendingKind.WhichRefused, Options: options) };
        turn.Say(turn.NewReply(turn.Text(isAdmitted ? "members.admit-whom" : "members.refuse-whom")) with
        {
            Choices = [.. options.Select(option => new Choice(Command.Confirm, option.Value, option.Label))],
        });
    }

    private static bool IsNamed(JoinRequest request, string named) =>
        request.Name is { } name && TypedText.Words(named).All(word => TypedText.Words(name).Contains(word, StringComparer.Ordinal));

    private static JoinRequest[]? NoneIfEmpty(IEnumerable<JoinRequest> requests) =>
        requests.ToArray() is { Length: > 0 } some ? some : null;

    /// <summary>Fits a button.</summary>
    private static string Short(string name) => name.Length <= 40 ? name : $"{name[..39]}…";
}
