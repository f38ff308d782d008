using Klimalos.Enrolments;
using Klimalos.Secretariat.Desk;

namespace Klimalos.Conversations;

/// <summary>A code that somebody typed, with what they want of it.</summary>
/// <param name="Purpose">Null for a bare code.</param>
/// <param name="Code">Null when it cannot be one: too short, or with letters that no code has.</param>
/// <param name="Typed">As it was typed.</param>
internal sealed record TypedCode(CodePurpose? Purpose, string? Code, string Typed);

/// <summary>Codes that are given and typed: for joining an enrolment, and for linking identities.</summary>
internal static class Codes
{
    /// <summary>Takes "bli med K7PX-2M9Q", or the code alone where nothing else is awaited; false when the text is no code.</summary>
    public static bool TryText(TurnDraft turn, string text, Vocabulary vocabulary)
    {
        if (vocabulary.CodeIn(text) is not { } typed || (typed.Purpose is null && turn.Asked is { Kind: not Journeys.StepKind.Municipality }))
            return false;
        if (typed.Code is null)
            turn.Say("members.no-code", ("code", Markdown.Literal(typed.Typed)), ("length", AccessCode.Length));
        else if (typed.Purpose is CodePurpose.Link)
            Linking.Use(turn, typed.Code);
        else if (typed.Purpose is CodePurpose.Secretariat)
            TryJoinSecretariat(turn, typed.Code, isLast: true);
        else
            UseForJoining(turn, typed.Code, orLink: typed.Purpose is null);
        return true;
    }

    /// <summary>A member's code for colleagues.</summary>
    public static void Invite(TurnDraft turn, string? before = null)
    {
        if (turn.Enrolment is not { } enrolment || Place.Of(enrolment) is null)
        {
            Standing.Show(turn, turn.Text("members.municipality-first"));
            return;
        }

        if (!turn.TryFind(new Need.FreshCode(), out var code))
            return;
        var stored = new AccessCode(CodePurpose.Join, AccessCode.HashOf(CodePurpose.Join, code!), turn.Me, turn.Input.Now + AccessCode.JoinLifetime, enrolment.Id);
        turn.Sharing = (turn.Sharing ?? new SharingChanges()) with { NewCode = stored };
        turn.Change(enrolment, (EnrolmentEventKind.CodeGiven, null));
        turn.Say(turn.NewReply(Paragraphs.Join(
            before,
            turn.Text("members.join-code", ("code", AccessCode.Show(code!)), ("name", Welcome.NameOf(turn, enrolment))),
            turn.Text("members.join-code-is-consent"))) with
        {
            Title = turn.Text("members.join-code-title"),
            Choices = [Offer.Command(turn, CommandName.Resume, isPrimary: true)],
            Commands = [Offer.Command(turn, CommandName.Members)],
        });
    }

    /// <summary>
    /// The code, when it works; else says why not, and null. Whoever tries too many wrong ones has to wait: then not even a right one
    /// works.
    /// </summary>
    /// <param name="isMissing">It has to be found first.</param>
    public static AccessCode? Check(TurnDraft turn, CodePurpose purpose, string code, bool isLast, out bool isMissing)
    {
        isMissing = !turn.TryFind(new Need.Code(purpose, AccessCode.HashOf(purpose, code)), out var finding);
        if (isMissing)
            return null;
        if (finding!.FailedAttempts >= AccessCode.MaxFailedAttempts)
        {
            if (isLast)
                turn.Say("members.too-many-attempts");
            return null;
        }

        if (finding.Code is { } found && found.Expires > turn.Input.Now)
            return found;
        if (isLast)
            Refuse(turn);
        return null;
    }

    public static void Refuse(TurnDraft turn)
    {
        turn.Sharing = (turn.Sharing ?? new SharingChanges()) with { IsFailedCode = true };
        turn.Say("members.code-does-not-work");
    }

    private static void UseForJoining(TurnDraft turn, string code, bool orLink)
    {
        var found = Check(turn, CodePurpose.Join, code, isLast: !orLink, out var isMissing);
        if (isMissing)
            return;
        if (found?.Enrolment is { } id)
            Join(turn, found, id);
        else if (orLink && !TryJoinSecretariat(turn, code, isLast: false))
            Linking.Use(turn, code);
    }

    /// <summary>False when it is no code of the secretariat's; with <paramref name="isLast"/> that was said.</summary>
    private static bool TryJoinSecretariat(TurnDraft turn, string code, bool isLast)
    {
        if (!turn.TryFind(new Need.CodeOfSecretariat(AccessCode.HashOf(CodePurpose.Secretariat, code)), out var finding))
            return true;
        var isRight = finding!.Code is { } known && !(known.Expires <= turn.Input.Now) && finding.FailedAttempts < AccessCode.MaxFailedAttempts;
        if (isRight && turn.Input.Incoming.IsShared)
            turn.Say("members.link-alone");
        else if (isRight)
            Team.Join(turn, finding.Code!);
        else if (isLast && finding.FailedAttempts >= AccessCode.MaxFailedAttempts)
            turn.Say("members.too-many-attempts");
        else if (isLast)
            Refuse(turn);
        return isRight;
    }

    private static void Join(TurnDraft turn, AccessCode code, string enrolmentId)
    {
        if (!turn.TryFind(new Need.EnrolmentById(enrolmentId), out var enrolment))
            return;
        // Who has left, or was made to, lets nobody in any more.
        if (enrolment is null || Place.Of(enrolment) is null || !enrolment.Members.Contains(code.By, StringComparer.Ordinal))
            Refuse(turn);
        else if (turn.IsMember(enrolment))
            Starting.ResumeOne(turn, enrolmentId);
        else if (Colleagues.TryFindMembers(turn, enrolment, out var members))
            Join(turn, code, enrolment, members);
    }

    private static void Join(TurnDraft turn, AccessCode code, Enrolment enrolment, IReadOnlyList<Colleague> members)
    {
        var from = turn.Input.Incoming.From;
        var isForeign = Joining.IsOfOtherTenant(from.TenantId, members);
        var requests = (enrolment.Requests ?? []).Where(request => !turn.IsMe(request.Person)).ToArray();
        Joining.DropDraft(turn);
        turn.TakeInHand(enrolment);
        if (isForeign)
            turn.Change(enrolment, (EnrolmentEventKind.OtherTenantTried, from.TenantId));
        turn.Change(
            enrolment with { Members = [.. enrolment.Members, turn.Me], Requests = requests.Length > 0 ? requests : null },
            (EnrolmentEventKind.Joined, code.By));
        var giver = members.First(member => member.Keys.Contains(code.By, StringComparer.Ordinal));
        Colleagues.Tell(turn, members, enrolment, () => turn.NewReply(Paragraphs.Join(
            turn.Text(
                "members.came-with-code",
                ("who", Colleagues.NameOf(turn, from.Name)),
                ("channel", Colleagues.ChannelName(turn, from.Channel)),
                ("by", Colleagues.NameOf(turn, giver.Name)),
                ("name", Welcome.NameOf(turn, enrolment))),
            isForeign ? turn.Text("members.from-other-tenant") : null)) with
        {
            Tone = isForeign ? ReplyTone.Warning : ReplyTone.Neutral,
        });
        Standing.Show(turn, turn.Text("members.joined", ("name", Welcome.NameOf(turn, enrolment)), ("who", Colleagues.NamesOf(turn, members))));
    }
}
