using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Secretariat.Desk;

/// <summary>Who is of the secretariat, and which conversations are its channels.</summary>
internal static class Team
{
    public static void Run(TurnDraft turn, string command, string? words)
    {
        switch (command)
        {
            case DeskCommand.AddMember:
                GiveCode(turn);
                break;
            case DeskCommand.RemoveMember:
                AskRemove(turn, words);
                break;
            case DeskCommand.UseChannel:
                UseChannel(turn);
                break;
            case DeskCommand.LeaveChannel:
                LeaveChannel(turn);
                break;
            default:
                Show(turn);
                break;
        }
    }

    /// <summary>The code works: the one who wrote it is a member from now on.</summary>
    public static void Join(TurnDraft turn, SecretariatCode code)
    {
        if (turn.Input.Secretariat.IsMember)
        {
            DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.member-already")) with { Choices = [DeskReplies.Button(turn, DeskCommand.Help)] });
            return;
        }

        turn.OfSecretariat(changes => changes with { UsedCode = code.Hash });
        var from = turn.Input.Incoming.From;
        turn.Notify(() => turn.NewReply(turn.Text(
            "secretariat.member-joined", ("who", Colleagues.NameOf(turn, from.Name)), ("channel", Colleagues.ChannelName(turn, from.Channel)))));
        DeskReplies.Say(turn, turn.NewReply(turn.Text(code.By is null ? "secretariat.claimed" : "secretariat.joined")) with
        {
            Title = turn.Text("secretariat.title"),
            Tone = ReplyTone.Good,
            Choices = [DeskReplies.Button(turn, DeskCommand.Overview, isPrimary: true), DeskReplies.Button(turn, DeskCommand.AddMember), DeskReplies.Button(turn, DeskCommand.Help)],
        });
    }

    /// <summary>It was agreed to.</summary>
    /// <param name="tag">Names the member, without giving away the channel's id.</param>
    public static void Remove(TurnDraft turn, string tag)
    {
        if (!turn.TryFind(new Need.SecretariatMembers(), out var members))
            return;
        if (members!.FirstOrDefault(member => TagOf(member) == tag) is not { } removed || Hindrance(turn, members!, removed) is not null)
        {
            DeskReplies.Stale(turn);
            return;
        }

        turn.OfSecretariat(changes => changes with { Removed = removed.Keys });
        turn.Notify(() => turn.NewReply(turn.Text(
            "secretariat.member-removed", ("who", Colleagues.NameOf(turn, removed.Name)), ("by", Colleagues.NameOf(turn, turn.Input.Incoming.From.Name)))));
        DeskReplies.Say(turn, "secretariat.removed", ("who", Colleagues.NameOf(turn, removed.Name)));
    }

    private static void Show(TurnDraft turn)
    {
        if (!turn.TryFind(new Need.SecretariatMembers(), out var members))
            return;
        DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.team-are", ("count", members!.Count))) with
        {
            Title = turn.Text("secretariat.team"),
            Facts = [.. members.Select(member => new Fact(NameOf(turn, member), AboutOf(turn, member)))],
            Choices = [DeskReplies.Button(turn, DeskCommand.AddMember), DeskReplies.Button(turn, DeskCommand.RemoveMember)],
        });
    }

    private static void GiveCode(TurnDraft turn)
    {
        if (turn.Input.Incoming.IsShared)
        {
            turn.Say("secretariat.alone");
            return;
        }

        if (!turn.TryFind(new Need.FreshCode(), out var code))
            return;
        turn.OfSecretariat(changes => changes with
        {
            NewCode = new SecretariatCode(AccessCode.HashOf(CodePurpose.Secretariat, code!), turn.Me, turn.Input.Now + SecretariatCode.Lifetime),
        });
        DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.member-code", ("code", AccessCode.Show(code!)))) with { Title = turn.Text("secretariat.add-member") });
    }

    private static void AskRemove(TurnDraft turn, string? words)
    {
        if (!turn.TryFind(new Need.SecretariatMembers(), out var members))
            return;
        var named = words is null ? null : members!.FirstOrDefault(member => TagOf(member) == words) ?? Named(members!, words);
        if (named is null)
            AskWhom(turn, members!);
        else if (Hindrance(turn, members!, named) is { } hindrance)
            DeskReplies.Say(turn, turn.NewReply(hindrance));
        else
            DeskReplies.AskConsent(turn, turn.NewReply(turn.Text("secretariat.remove-confirm", ("who", Colleagues.NameOf(turn, named.Name)))), $"{DeskCommand.RemoveMember}:{TagOf(named)}");
    }

    private static void AskWhom(TurnDraft turn, IReadOnlyList<SecretariatMember> members) => DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.remove-whom")) with
    {
        Choices = [.. members.Where(member => !member.IsConfigured).Select(member => DeskReplies.Button(NameOf(turn, member), DeskCommand.RemoveMember, TagOf(member)))],
    });

    private static SecretariatMember? Named(IReadOnlyList<SecretariatMember> members, string words)
    {
        var named = members.Where(member => member.Name is { } name
            && TypedText.Words(words).All(word => TypedText.Words(name).Contains(word, StringComparer.Ordinal))).ToArray();
        return named is [var only] ? only : null;
    }

    /// <summary>Why the member cannot be taken out here; null when they can.</summary>
    private static string? Hindrance(TurnDraft turn, IReadOnlyList<SecretariatMember> members, SecretariatMember member) =>
        member.IsConfigured ? turn.Text("secretariat.remove-configured")
        : members.Count == 1 ? turn.Text("secretariat.remove-last")
        : null;

    private static void UseChannel(TurnDraft turn)
    {
        if (!turn.Input.Incoming.IsShared)
            turn.Say("secretariat.channel-is-yours");
        else
        {
            turn.OfSecretariat(changes => changes with { UsesAsChannel = turn.Language });
            turn.Say("secretariat.channel-used");
        }
    }

    private static void LeaveChannel(TurnDraft turn)
    {
        if (turn.Input.Secretariat.IsChannel)
            turn.OfSecretariat(changes => changes with { LeavesChannel = true });
        turn.Say(turn.Input.Secretariat.IsChannel ? "secretariat.channel-left" : "secretariat.channel-is-none");
    }

    private static string NameOf(TurnDraft turn, SecretariatMember member) => member.Name ?? turn.Text("members.nameless");

    private static string AboutOf(TurnDraft turn, SecretariatMember member) => string.Join(", ", new[]
    {
        string.Join(", ", member.Keys.Select(key => Colleagues.ChannelName(turn, key[..key.IndexOf(':', StringComparison.Ordinal)])).Distinct(StringComparer.Ordinal)),
        member.IsConfigured ? turn.Text("secretariat.configured") : null,
        member.IsReachable ? null : turn.Text("secretariat.not-reachable"),
    }.OfType<string>());

    private static string TagOf(SecretariatMember member) => Colleague.TagOf(member.Keys[0]);
}
