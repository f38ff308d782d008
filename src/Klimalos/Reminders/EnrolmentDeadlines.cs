using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Journeys.Rules;
using Klimalos.Languages;

namespace Klimalos.Reminders;

/// <param name="Id">A milestone (<see cref="MilestoneId"/>), or the id of the step whose deadline it is.</param>
/// <param name="Date">Local date of the municipality.</param>
public sealed record Deadline(string Id, DateOnly Date);

/// <summary>The days that an enrolment must keep and has not met yet: back from the round's last day, and those of its own steps.</summary>
public static class EnrolmentDeadlines
{
    /// <summary>The step in which the date of the council's meeting is answered, in every journey that asks for it.</summary>
    private const string MeetingDate = "meeting-date";

    /// <summary>The earliest first; none when the enrolment ended or was given up.</summary>
    /// <param name="rounds">As they are now.</param>
    /// <param name="done">Deadlines that a member said are done.</param>
    public static IReadOnlyList<Deadline> Of(
        Enrolment enrolment, Journey journey, ReminderPlan plan, IEnumerable<Round> rounds, IReadOnlySet<string> done) =>
        Of(enrolment, journey, Walk.Over(journey, enrolment.Answers), plan, rounds, done);

    /// <param name="walk">Of the enrolment as it is.</param>
    public static IReadOnlyList<Deadline> Of(
        Enrolment enrolment, Journey journey, Walk walk, ReminderPlan plan, IEnumerable<Round> rounds, IReadOnlySet<string> done)
    {
        if (enrolment.Status is EnrolmentStatus.Cancelled or EnrolmentStatus.Ended || enrolment.Members.Count == 0)
            return [];
        if (walk.Exit is not null)
            return [];
        var milestones = Milestones(enrolment, journey, plan, rounds).Where(milestone => !IsMet(plan.Of(milestone.Id), walk));
        var steps = Deadlines.Ahead(journey, walk, enrolment.Answers).Select(deadline => new Deadline(deadline.Step.Id, deadline.Date));
        return
        [
            .. milestones.Concat(steps).Where(deadline => !done.Contains(deadline.Id))
                .OrderBy(deadline => deadline.Date).ThenBy(deadline => deadline.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The country whose holidays and lead times count: the municipality's, or before it is answered the journey's first.</summary>
    public static string CountryOf(Enrolment enrolment, Journey journey) => enrolment.Municipality?[..2] ?? journey.Countries[0];

    private static IEnumerable<Deadline> Milestones(Enrolment enrolment, Journey journey, ReminderPlan plan, IEnumerable<Round> rounds)
    {
        var country = CountryOf(enrolment, journey);
        var times = plan.LeadTimes[country];
        var last = Rounds.DeadlineFor(enrolment.Round, rounds);
        if (last is { } end)
            yield return new Deadline(MilestoneId.RoundEnds, end);
        var answered = AnsweredMeeting(enrolment);
        if ((answered ?? (last is { } date ? times.CouncilMeeting.Before(date, country) : null)) is not { } council)
            yield break;

        var executive = times.ExecutiveMeeting.Before(council, country);
        var papers = times.PapersOut.Before(executive, country);
        var begun = times.CasePaperBegun.Before(papers, country);
        // What lay behind when the enrolment was begun could never be kept; the meeting that was answered is a fact all the same.
        var started = OfficeHours.LocalDate(country, enrolment.StartedAt);
        if (answered is not null || council >= started)
            yield return new Deadline(MilestoneId.CouncilMeeting, council);
        foreach (var (id, day) in new[] { (MilestoneId.ExecutiveMeeting, executive), (MilestoneId.PapersOut, papers), (MilestoneId.CasePaperBegun, begun) })
        {
            if (day >= started)
                yield return new Deadline(id, day);
        }
    }

    private static DateOnly? AnsweredMeeting(Enrolment enrolment) =>
        enrolment.Answers.GetValueOrDefault(MeetingDate) is { IsSkipped: false } answer ? LocalFormat.IsoDate(answer.Value) : null;

    private static bool IsMet(DeadlinePlan? plan, Walk walk) =>
        walk.IsComplete
        || (plan is not null
            && (walk.Steps.Any(step => step.State is WalkedState.Answered or WalkedState.Skipped && plan.DoneBySteps.Contains(step.Step.Id, StringComparer.Ordinal))
                || walk.Stages.Any(stage => stage.IsDone && string.Equals(stage.Stage.Id, plan.DoneByStage, StringComparison.Ordinal))));
}
