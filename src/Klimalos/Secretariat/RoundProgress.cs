using Klimalos.Conversations;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Reminders;

namespace Klimalos.Secretariat;

/// <summary>How many municipalities had come how far on each day of a round.</summary>
/// <param name="First">The first day that is told of.</param>
/// <param name="Last">The last one: today, or the deadline where that is ahead.</param>
/// <param name="Deadline">Null where one can join at any time.</param>
/// <param name="Lines">Begun, each stage done, confirmed: in this order.</param>
public sealed record RoundProgress(DateOnly First, DateOnly Last, DateOnly? Deadline, DateOnly Today, IReadOnlyList<ProgressLine> Lines)
{
    public const string Begun = "begun";
    public const string Confirmed = "confirmed";

    /// <param name="round">As the secretariat has it; null for a trial round, which the enrolments know.</param>
    /// <param name="standings">Those of the journey and round that are wanted; at least one.</param>
    public static RoundProgress Of(Journey journey, Round? round, IReadOnlyList<EnrolmentStanding> standings)
    {
        var today = standings[0].Today;
        var known = round ?? standings[0].Enrolment.Round;
        var begun = standings.Select(standing => LocalCalendar.Today(standing.Enrolment.StartedAt)).ToArray();
        var first = known.Deadline is null || known.Opens > begun.Min() ? begun.Min() : known.Opens;
        return new RoundProgress(first, known.Deadline > today ? known.Deadline.Value : today, known.Deadline, today, [.. LinesOf(journey, standings, begun)]);
    }

    private static IEnumerable<ProgressLine> LinesOf(Journey journey, IReadOnlyList<EnrolmentStanding> standings, IEnumerable<DateOnly> begun)
    {
        yield return ProgressLine.Of(Begun, begun);
        var walks = standings.Select(standing => (standing.Enrolment, Walk: Walk.Over(journey, standing.Enrolment.Answers))).ToArray();
        foreach (var stage in journey.Stages)
            yield return ProgressLine.Of(stage.Id, walks.Select(each => DoneOn(each.Enrolment, each.Walk, stage)).OfType<DateOnly>());
        yield return ProgressLine.Of(
            Confirmed,
            standings.Where(standing => standing.Status is EnrolmentStatus.Confirmed).Select(standing => LocalCalendar.Today(standing.LastActivity)));
    }

    /// <summary>The day of the stage's last answer, where it is done.</summary>
    private static DateOnly? DoneOn(Enrolment enrolment, Walk walk, Stage stage)
    {
        if (walk.Exit is not null || !walk.Stages.Any(progress => progress.IsDone && string.Equals(progress.Stage.Id, stage.Id, StringComparison.Ordinal)))
            return null;
        var answers = walk.Steps.Where(step => string.Equals(step.Step.StageId, stage.Id, StringComparison.Ordinal)).Select(step => step.Answer?.At).OfType<DateTimeOffset>();
        return LocalCalendar.Today(answers.DefaultIfEmpty(enrolment.StartedAt).Max());
    }
}

/// <param name="Id"><see cref="RoundProgress.Begun"/>, a stage's id, or <see cref="RoundProgress.Confirmed"/>.</param>
/// <param name="Days">One for each municipality that got there, the earliest first.</param>
public sealed record ProgressLine(string Id, IReadOnlyList<DateOnly> Days)
{
    public int Total => Days.Count;

    public static ProgressLine Of(string id, IEnumerable<DateOnly> days) => new(id, [.. days.Order()]);

    /// <summary>How many had got there at the end of the day.</summary>
    public int On(DateOnly day)
    {
        var (low, high) = (0, Days.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Days[middle] <= day)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
