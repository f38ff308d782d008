using Klimalos.Conversations;

namespace Klimalos.Secretariat.Desk;

/// <summary>Where people of a community are reminded: each alone, in the channel in which this is said, or both.</summary>
internal static class PingDesk
{
    /// <param name="words">A way from a button; null = ask.</param>
    public static void Run(TurnDraft turn, string? words)
    {
        if (turn.Input.Incoming is not { Community: { } community, IsShared: true })
            DeskReplies.Say(turn, "secretariat.pings-nowhere");
        else if (Enum.TryParse<PingWay>(words, ignoreCase: true, out var way))
            Choose(turn, new CommunityPings(community, way));
        else
            Ask(turn);
    }

    private static void Ask(TurnDraft turn) => DeskReplies.Say(
        turn,
        turn.NewReply(turn.Text("secretariat.pings-ask", ("way", NameOf(turn, turn.Input.Secretariat.Pings)))) with
        {
            Title = turn.Text("secretariat.pings"),
            Choices = [.. Enum.GetValues<PingWay>().Select(way => DeskReplies.Button(NameOf(turn, way), DeskCommand.Pings, CodeOf(way)))],
        });

    private static void Choose(TurnDraft turn, CommunityPings pings)
    {
        turn.Secretariat = (turn.Secretariat ?? new SecretariatChanges()) with { Pings = pings };
        DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.pings-chosen", ("way", NameOf(turn, pings.Way)))) with { Tone = ReplyTone.Good });
    }

    private static string NameOf(TurnDraft turn, PingWay way) => turn.Text(way switch
    {
        PingWay.Channel => "secretariat.pings-channel",
        PingWay.Both => "secretariat.pings-both",
        _ => "secretariat.pings-direct",
    });

    private static string CodeOf(PingWay way) => way.ToString().ToLowerInvariant();
}
