using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Reminders;
using Klimalos.Secretariat;

namespace Bot.Secretariat.Page;

/// <summary>The first page: how it goes as a whole, and one round of one campaign.</summary>
/// <param name="Figures">Each with where it leads to.</param>
/// <param name="Journey">The campaign that is shown; null while there are no enrolments.</param>
/// <param name="Round">Round id.</param>
/// <param name="Progress">Null while there are no enrolments.</param>
public sealed record OverviewModel(
    IReadOnlyList<Figure> Figures, IReadOnlyList<CampaignTab> Campaigns, string? Journey, string? Round, IReadOnlyList<string> Rounds,
    IReadOnlyList<BoardColumn> Board, RoundProgress? Progress, IReadOnlyList<DeadlineGroup> Ahead)
{
    private const int DaysAhead = 30;
    private const int MostAhead = 8;

    /// <param name="journey">As asked for; another one where there is none such.</param>
    /// <param name="round">The same.</param>
    public static OverviewModel Of(PageVisit visit, IReadOnlyList<EnrolmentStanding> all, IReadOnlyList<Round> rounds, int questions, string? journey, string? round)
    {
        var living = new StandingFilter().Of(all);
        var campaigns = living.GroupBy(standing => standing.Journey, StringComparer.Ordinal)
            .Select(group => new CampaignTab(group.Key, visit.Title(group.Key), group.Count()))
            .OrderByDescending(tab => tab.Count).ThenBy(tab => tab.Journey, StringComparer.Ordinal).ToArray();
        var figures = FiguresOf(living, questions);
        if (campaigns.Length == 0)
            return new OverviewModel(figures, [], null, null, [], [], null, []);

        var shown = Array.Find(campaigns, tab => tab.Journey == journey)?.Journey ?? campaigns[0].Journey;
        var ofJourney = living.Where(standing => standing.Journey == shown).ToArray();
        var known = ofJourney.GroupBy(standing => standing.Enrolment.Round.Id, StringComparer.Ordinal)
            .OrderByDescending(group => group.First().Enrolment.Round.Opens).Select(group => group.Key).ToArray();
        var chosen = known.Contains(round, StringComparer.Ordinal) ? round! : known[0];
        var standings = ofJourney.Where(standing => standing.Enrolment.Round.Id == chosen).ToArray();
        var present = rounds.FirstOrDefault(each => each.JourneyId == shown && each.Id == chosen);
        return new OverviewModel(
            figures, campaigns, shown, chosen, known, BoardColumn.Of(visit.Content.Journeys[shown], standings),
            RoundProgress.Of(visit.Content.Journeys[shown], present, standings),
            [.. DeadlineGroup.Of(visit, standings).Where(group => group.Date >= visit.Today && group.Date <= visit.Today.AddDays(DaysAhead)).Take(MostAhead)]);
    }

    private static Figure[] FiguresOf(IReadOnlyList<EnrolmentStanding> living, int questions) =>
    [
        new("under-way", living.Count(standing => standing.IsUnderWay), Table(new StandingFilter { Status = EnrolmentStatus.Open }), false),
        new("confirmed", living.Count(standing => standing.Status is EnrolmentStatus.Confirmed), Table(new StandingFilter { Status = EnrolmentStatus.Confirmed }), false),
        new("overdue", living.Count(standing => standing.IsOverdue), Table(new StandingFilter { IsOverdue = true }), true),
        new("silent", living.Count(standing => standing.IsSilent), Table(new StandingFilter { IsSilent = true }), true),
        new("unreachable", living.Count(standing => standing.IsUnreachable), Table(new StandingFilter { IsUnreachable = true }), true),
        new("questions", questions, $"/{PageRoutes.Questions}", true),
    ];

    private static string Table(StandingFilter filter) => new TableQuery(filter, TableQuery.Municipality, false, 1).Url();
}

/// <param name="Name">Key of its words.</param>
/// <param name="IsWarning">Better if it were none.</param>
public sealed record Figure(string Name, int Count, string Url, bool IsWarning);

public sealed record CampaignTab(string Journey, string Title, int Count);

/// <summary>Those who have the next step in one stage, or are past all of them.</summary>
/// <param name="Stage">Stage id; null for those after the last one.</param>
/// <param name="State">Key of the words for those.</param>
/// <param name="First">The ones to look at first.</param>
public sealed record BoardColumn(string? Stage, string? State, int Count, int Overdue, IReadOnlyList<EnrolmentStanding> First, StandingFilter Filter)
{
    private const int MostShown = 6;

    public static IReadOnlyList<BoardColumn> Of(Journey journey, IReadOnlyList<EnrolmentStanding> standings)
    {
        var (id, round) = (journey.Id, standings[0].Enrolment.Round.Id);
        var filter = new StandingFilter { Journey = id, Round = round };
        var columns = journey.Stages
            .Select(stage => Of(stage.Id, null, standings.Where(standing => standing.IsUnderWay && standing.Stage?.Id == stage.Id), filter with { Stage = stage.Id }))
            .Append(Of(null, "to-confirm", standings.Where(standing => standing.IsUnderWay && standing.Stage is null), filter with { Status = EnrolmentStatus.Open }))
            .Append(Of(null, "confirmed", standings.Where(standing => standing.Status is EnrolmentStatus.Confirmed), filter with { Status = EnrolmentStatus.Confirmed }))
            .Append(Of(null, "ended", standings.Where(standing => standing.Status is EnrolmentStatus.Ended), filter with { Status = EnrolmentStatus.Ended }));
        return [.. columns.Where(column => column.State is null or "confirmed" || column.Count > 0)];
    }

    private static BoardColumn Of(string? stage, string? state, IEnumerable<EnrolmentStanding> standings, StandingFilter filter)
    {
        var all = standings.OrderByDescending(standing => standing.IsOverdue).ThenByDescending(standing => standing.IsUnreachable)
            .ThenBy(standing => standing.Deadlines is [var next, ..] ? next.Date : DateOnly.MaxValue).ThenByDescending(standing => standing.SilentDays).ToArray();
        return new BoardColumn(stage, state, all.Length, all.Count(standing => standing.IsOverdue), [.. all.Take(MostShown)], filter);
    }
}

/// <summary>One deadline on one day, of all who have it.</summary>
/// <param name="What">In words.</param>
/// <param name="Campaign">Its title.</param>
public sealed record DeadlineGroup(DateOnly Date, string What, string Campaign, IReadOnlyList<EnrolmentStanding> Standings)
{
    public static IEnumerable<DeadlineGroup> Of(PageVisit visit, IEnumerable<EnrolmentStanding> standings) => standings
        .SelectMany(standing => standing.Deadlines.Select(deadline => (Standing: standing, Deadline: deadline)))
        .GroupBy(each => (each.Deadline.Date, each.Standing.Journey, What: StandingWords.Deadline(visit.Content, visit.Language, each.Standing, each.Deadline)))
        .OrderBy(group => group.Key.Date).ThenBy(group => group.Key.What, StringComparer.Ordinal)
        .Select(group => new DeadlineGroup(group.Key.Date, group.Key.What, visit.Title(group.Key.Journey), [.. group.Select(each => each.Standing)]));
}
