using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Journeys.Rules;
using Klimalos.Reminders;

namespace Klimalos.Secretariat;

/// <summary>Works out where all enrolments stand.</summary>
public static class Standings
{
    /// <summary>
    /// Those that name a municipality or are under way, by municipality and journey. An enrolment of a journey that the content does not
    /// hold any more is left out.
    /// </summary>
    /// <param name="rounds">As the secretariat has them now.</param>
    public static IReadOnlyList<EnrolmentStanding> Of(
        Content content, IReadOnlyList<Round> rounds, IEnumerable<TrackedEnrolment> enrolments, DateTimeOffset now)
    {
        var today = LocalCalendar.Today(now);
        return
        [
            .. enrolments
                .Where(tracked => content.Journeys.ContainsKey(tracked.Enrolment.JourneyId) && IsTold(tracked.Enrolment))
                .Select(tracked => Of(content, rounds, tracked, today))
                .OrderBy(standing => standing.Municipality?.Name, StringComparer.Create(Languages.LanguageExtensions.Culture(Languages.Language.Nb), ignoreCase: true))
                .ThenBy(standing => standing.Municipality?.Key, StringComparer.Ordinal)
                .ThenBy(standing => standing.Journey, StringComparer.Ordinal)
                .ThenBy(standing => standing.Enrolment.StartedAt),
        ];
    }

    /// <param name="today">Local date of the municipality.</param>
    public static EnrolmentStanding Of(Content content, IReadOnlyList<Round> rounds, TrackedEnrolment tracked, DateOnly today)
    {
        var enrolment = tracked.Enrolment;
        var journey = content.Journeys[enrolment.JourneyId];
        var walk = Walk.Over(journey, enrolment.Answers);
        return new EnrolmentStanding
        {
            Enrolment = enrolment,
            Municipality = enrolment.Municipality is { } key ? content.Municipalities.ByKey(key) : null,
            Stage = walk.Next is { } next ? journey.Stages.First(stage => string.Equals(stage.Id, next.StageId, StringComparison.Ordinal)) : null,
            NextStep = walk.Next,
            Percent = PercentOf(journey, walk),
            Members = tracked.Members,
            Deadlines = enrolment.Status is EnrolmentStatus.Open or EnrolmentStatus.Paused ? DeadlinesOf(content, journey, walk, rounds, tracked) : [],
            Today = today,
        };
    }

    /// <summary>A start that was given up before the municipality was told says nothing.</summary>
    private static bool IsTold(Enrolment enrolment) =>
        enrolment.Municipality is not null || enrolment.Status is EnrolmentStatus.Open or EnrolmentStatus.Paused;

    private static int PercentOf(Journey journey, Walk walk)
    {
        var left = Deadlines.ToDo(journey, walk).Count();
        if (left == 0)
            return walk.IsComplete ? 100 : 0;
        var done = walk.Steps.Count(step => step.State is WalkedState.Answered or WalkedState.Skipped);
        return Math.Min(99, 100 * done / (done + left));
    }

    private static IReadOnlyList<StandingDeadline> DeadlinesOf(
        Content content, Journey journey, Walk walk, IReadOnlyList<Round> rounds, TrackedEnrolment tracked) =>
    [
        .. EnrolmentDeadlines.Of(tracked.Enrolment, journey, walk, content.Reminders, rounds, tracked.Done)
            .Select(deadline => new StandingDeadline(deadline.Id, journey.Find(deadline.Id), deadline.Date)),
    ];
}
