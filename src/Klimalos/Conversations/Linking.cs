using Klimalos.Enrolments;

namespace Klimalos.Conversations;

/// <summary>One person in several channels: a code from the one, typed in the other, makes them the same.</summary>
internal static class Linking
{
    public static void GiveCode(TurnDraft turn)
    {
        if (turn.Input.Incoming.IsShared)
            turn.Say("members.link-alone");
        else if (turn.TryFind(new Need.FreshCode(), out var code))
            GiveCode(turn, code!);
    }

    public static void Use(TurnDraft turn, string code)
    {
        if (turn.Input.Incoming.IsShared)
            turn.Say("members.link-alone");
        else if (Codes.Check(turn, CodePurpose.Link, code, isLast: true, out _) is { } found && turn.TryFind(new Need.Facts(found.By), out var other))
            Use(turn, found, other!);
    }

    /// <summary>The identity goes its own way again. Enrolments of which only another identity is a member stay with that.</summary>
    public static void Undo(TurnDraft turn)
    {
        if (turn.Input.LinkedTo.Count == 0)
        {
            turn.Say(turn.NewReply(turn.Text("members.not-linked")) with { Choices = [Offer.Command(turn, CommandName.Link)] });
            return;
        }

        turn.Sharing = new SharingChanges { IsUnlinked = true };
        if (turn.Enrolment is { } inHand && !inHand.Members.Contains(turn.Me, StringComparer.Ordinal))
            turn.LetGo();
        turn.Say(turn.NewReply(turn.Text("members.unlinked")) with { Choices = [Offer.Command(turn, CommandName.Resume)] });
    }

    private static void GiveCode(TurnDraft turn, string code)
    {
        var stored = new AccessCode(CodePurpose.Link, AccessCode.HashOf(CodePurpose.Link, code), turn.Me, turn.Input.Now + AccessCode.LinkLifetime);
        turn.Sharing = new SharingChanges { NewCode = stored };
        turn.Say(turn.NewReply(turn.Text(
            "members.link-code", ("code", AccessCode.Show(code)), ("minutes", (int)AccessCode.LinkLifetime.TotalMinutes))) with
        {
            Title = turn.Text("members.link-code-title"),
        });
    }

    private static void Use(TurnDraft turn, AccessCode code, PersonFacts other)
    {
        if (turn.IsMe(code.By))
        {
            turn.Say(turn.Me == code.By ? "members.link-elsewhere" : "members.linked-before");
            return;
        }

        turn.Sharing = new SharingChanges { UsedLinkCode = code.Hash, LinksTo = code.By };
        if (other.Language is { } language)
            turn.Language = language;
        turn.ChosenLanguage = turn.Language;
        if (turn.Enrolment is not null)
            Joining.DropDraft(turn);
        turn.Say(turn.NewReply(turn.Text("members.linked", ("who", Colleagues.NameOf(turn, other.Name)), ("channel", ChannelOf(turn, code.By)))) with
        {
            Tone = ReplyTone.Good,
            Choices = [Offer.Command(turn, CommandName.Resume, isPrimary: true)],
        });
        var (name, channel) = (turn.Input.Incoming.From.Name, turn.Input.Incoming.From.Channel);
        turn.Tell(code.By, turn.NewReply(turn.Text(
            "members.was-linked", ("who", Colleagues.NameOf(turn, name)), ("channel", Colleagues.ChannelName(turn, channel)))) with
        {
            Choices = [Offer.Command(turn, CommandName.Unlink)],
        });
    }

    /// <summary>A person key begins with the channel.</summary>
    private static string ChannelOf(TurnDraft turn, string key) => Colleagues.ChannelName(turn, key[..key.IndexOf(':', StringComparison.Ordinal)]);
}
