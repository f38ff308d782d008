using Klimalos.Conversations;
using Klimalos.Enrolments;

namespace Klimalos.Secretariat.Desk;

/// <summary>Who is on track, in one look.</summary>
internal static class Overviews
{
    public static void Help(TurnDraft turn) => DeskReplies.Say(turn, turn.NewReply(turn.Text("secretariat.help")) with
    {
        Title = turn.Text("secretariat.title"),
        Choices =
        [
            .. new[] { DeskCommand.Overview, DeskCommand.Overdue, DeskCommand.Silent, DeskCommand.Unreachable, DeskCommand.Questions, DeskCommand.Broadcast }
                .Select(command => DeskReplies.Button(turn, command)),
        ],
        Commands =
        [
            .. new[]
            {
                DeskCommand.Municipality, DeskCommand.Remind, DeskCommand.Report, DeskCommand.Digest, DeskCommand.Rounds, DeskCommand.Export,
                DeskCommand.Page, DeskCommand.Team,
            }.Select(command => DeskReplies.Button(turn, command)),
        ],
    });

    public static void Show(TurnDraft turn, StandingFilter filter)
    {
        if (!turn.TryFind(new Need.Standings(), out var all))
            return;
        var shown = filter.Of(all!);
        DeskReplies.Say(turn, turn.NewReply(Summary(turn, filter, shown, all!)) with
        {
            Title = turn.Text("secretariat.overview"),
            Facts = StageBars.Of(turn, shown),
            Choices = [.. ListButtons(turn, filter, shown)],
            Commands =
            [
                .. filter.Journey is null ? JourneyButtons(turn, shown) : [],
                DeskReplies.Button(turn, DeskCommand.Questions),
                DeskReplies.Button(turn, DeskCommand.Broadcast, filter.ToString()),
                DeskReplies.Button(turn, DeskCommand.Export, filter.ToString()),
                DeskReplies.Button(turn, DeskCommand.Page),
            ],
        });
    }

    /// <summary>What the secretariat gets every Monday, at any time.</summary>
    public static void ShowDigest(TurnDraft turn)
    {
        if (turn.TryFind(new Need.Standings(), out var standings) & turn.TryFind(new Need.PassedQuestions(), out var questions))
            DeskReplies.Say(turn, WeeklyDigest.Write(turn.Content, turn.Language, standings!, questions!, turn.Input.Now));
    }

    private static string Summary(TurnDraft turn, StandingFilter filter, IReadOnlyList<EnrolmentStanding> shown, IReadOnlyList<EnrolmentStanding> all) =>
        shown.Count == 0
            ? turn.Text("secretariat.overview-empty", ("selection", Selections.Describe(turn, filter, all)))
            : turn.Text(
                "secretariat.overview-summary",
                ("selection", Selections.Describe(turn, filter, all)),
                ("municipalities", shown.Select(standing => standing.Municipality?.Key).OfType<string>().Distinct(StringComparer.Ordinal).Count()),
                ("count", shown.Count),
                ("underWay", shown.Count(standing => standing.IsUnderWay)),
                ("confirmed", shown.Count(standing => standing.Status is EnrolmentStatus.Confirmed)));

    private static IEnumerable<Choice> ListButtons(TurnDraft turn, StandingFilter filter, IReadOnlyList<EnrolmentStanding> shown)
    {
        foreach (var (command, count) in new[]
        {
            (DeskCommand.Overdue, shown.Count(standing => standing.IsOverdue)),
            (DeskCommand.Silent, shown.Count(standing => standing.IsSilent)),
            (DeskCommand.Unreachable, shown.Count(standing => standing.IsUnreachable)),
        })
        {
            if (count > 0)
                yield return DeskReplies.Button($"{turn.Text($"secretariat.{command}")} ({count})", command, filter.ToString());
        }
    }

    private static IEnumerable<Choice> JourneyButtons(TurnDraft turn, IReadOnlyList<EnrolmentStanding> shown)
    {
        var journeys = shown.Select(standing => standing.Journey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return journeys.Length < 2 ? [] : journeys.Select(journey => DeskReplies.Button(
            turn.Content.Words[journey][turn.Language].Title, DeskCommand.Overview, new StandingFilter { Journey = journey }.ToString()));
    }
}
