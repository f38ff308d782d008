using Klimalos.Conversations;

namespace Klimalos.Secretariat.Desk;

/// <summary>Which campaign a community is about: what is begun or asked there means that one, unless it says otherwise.</summary>
internal static class CommunityDesk
{
    /// <summary>In the place of a campaign: the community is about none in particular.</summary>
    public const string None = "none";

    /// <param name="words">A journey's id from a button, or a campaign as it is typed; null = which one is it?</param>
    public static void Run(TurnDraft turn, string? words)
    {
        if (turn.Input.Incoming.Community is not { } community)
            DeskReplies.Say(turn, "secretariat.community-nowhere");
        else if (words is None)
            Link(turn, new CommunityLink(community, null));
        else if (CampaignOf(turn, words) is { } journey)
            Link(turn, new CommunityLink(community, journey));
        else
            Show(turn);
    }

    private static void Show(TurnDraft turn)
    {
        var linked = turn.Input.Secretariat.Campaign is { } id && turn.Content.Journeys.ContainsKey(id) ? id : null;
        var campaigns = turn.Content.Journeys.Keys.Where(journey => journey != linked).Order(StringComparer.Ordinal)
            .Select(journey => DeskReplies.Button(TitleOf(turn, journey), DeskCommand.Community, journey));
        DeskReplies.Say(turn, turn.NewReply(linked is null ? turn.Text("secretariat.community-free") : turn.Text("secretariat.community-is", ("campaign", TitleOf(turn, linked)))) with
        {
            Title = turn.Text("secretariat.community"),
            Choices = [.. campaigns, .. linked is null ? [] : new[] { DeskReplies.Button(turn.Text("secretariat.community-unlink"), DeskCommand.Community, None) }],
        });
    }

    private static void Link(TurnDraft turn, CommunityLink link)
    {
        turn.Secretariat = (turn.Secretariat ?? new SecretariatChanges()) with { Community = link };
        var words = link.Journey is { } journey
            ? turn.Text("secretariat.community-linked", ("campaign", TitleOf(turn, journey)))
            : turn.Text("secretariat.community-unlinked");
        DeskReplies.Say(turn, turn.NewReply(words) with { Tone = ReplyTone.Good });
    }

    private static string? CampaignOf(TurnDraft turn, string? words) =>
        words is null ? null
        : turn.Content.Journeys.ContainsKey(words) ? words
        : Selections.Read(turn.Content, words)?.Journey;

    private static string TitleOf(TurnDraft turn, string journey) => turn.Content.Words[journey][turn.Language].Title;
}
