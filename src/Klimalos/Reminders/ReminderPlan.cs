namespace Klimalos.Reminders;

/// <summary>Which days an enrolment is reminded of, and when: <c>dialogs/reminders.yaml</c>.</summary>
/// <param name="LeadTimes">By country: NO, SE and DK.</param>
/// <param name="Deadlines">By milestone, or <see cref="Steps"/>.</param>
/// <param name="Unanswered">So many reminders without an answer, and the next goes to another member; 1 or more.</param>
/// <param name="Print">The same as long as all files in <c>dialogs/</c> are: when it changes, all is planned anew.</param>
public sealed record ReminderPlan(
    IReadOnlyDictionary<string, LeadTimes> LeadTimes, IReadOnlyDictionary<string, DeadlinePlan> Deadlines, int Unanswered, string Print)
{
    public const string Path = "dialogs/reminders.yaml";

    /// <summary>Stands for the deadlines that journeys give to their own steps.</summary>
    public const string Steps = "steps";

    /// <summary>How a deadline is reminded of; null when it is not.</summary>
    /// <param name="deadline">A milestone, or the id of a step.</param>
    public DeadlinePlan? Of(string deadline) =>
        Deadlines.GetValueOrDefault(MilestoneId.All.Contains(deadline, StringComparer.Ordinal) ? deadline : Steps);
}

/// <summary>How long things take in a country's municipalities, each counted back from the next one on the way to a round's last day.</summary>
/// <param name="CouncilMeeting">Before the round's last day.</param>
/// <param name="ExecutiveMeeting">Before the council's meeting.</param>
/// <param name="PapersOut">Before the executive's meeting.</param>
/// <param name="CasePaperBegun">Before the papers go out.</param>
public sealed record LeadTimes(LeadTime CouncilMeeting, LeadTime ExecutiveMeeting, LeadTime PapersOut, LeadTime CasePaperBegun);

/// <param name="IsWorkingDays">Days on which the offices are open; else calendar days.</param>
public readonly record struct LeadTime(int Days, bool IsWorkingDays)
{
    /// <summary>The working day that lies so long before the day.</summary>
    public DateOnly Before(DateOnly day, string country) =>
        IsWorkingDays ? WorkingDays.Before(country, day, Days) : WorkingDays.Before(country, day.AddDays(-Days), 0);
}

/// <param name="DaysBefore">0 is the day itself.</param>
/// <param name="Overdue">How it is reminded of after the day; null = not at all.</param>
/// <param name="DoneBySteps">Answers, any of which tells that it is behind us.</param>
/// <param name="DoneByStage">The stage that is finished then; null when no stage tells.</param>
public sealed record DeadlinePlan(
    IReadOnlyList<int> DaysBefore, OverduePlan? Overdue, IReadOnlyList<string> DoneBySteps, string? DoneByStage);

/// <param name="Every">Days; 1 or more.</param>
/// <param name="Times">At most.</param>
public sealed record OverduePlan(int Every, int Times);
