using Klimalos.Reminders;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Secretariat.Page;

/// <param name="Total">Of those that match.</param>
/// <param name="Shown">The ones on this page.</param>
/// <param name="Rounds">Ids of all rounds that somebody is enrolled in.</param>
public sealed record TableModel(TableQuery Query, int Total, IReadOnlyList<EnrolmentStanding> Shown, IReadOnlyList<string> Rounds)
{
    public int Pages => Math.Max(1, (Total + TableQuery.PageSize - 1) / TableQuery.PageSize);
}

/// <param name="Events">The latest first.</param>
public sealed record EnrolmentModel(EnrolmentStanding Standing, IReadOnlyList<TimelineEvent> Events);

/// <summary>One line of what has happened.</summary>
/// <param name="Kind">Of its mark: <c>event</c>, <c>reminder</c>, <c>question</c>.</param>
/// <param name="Who">Null where nobody did it.</param>
/// <param name="Detail">The answer, the question, the reason; null when there is none.</param>
public sealed record TimelineEvent(DateTimeOffset At, string Kind, string? Who, string What, string? Detail);

public sealed record DeadlinesModel(IReadOnlyList<DeadlineGroup> Overdue, IReadOnlyList<DeadlineGroup> Ahead);

/// <param name="State">The only one that is shown; null = all.</param>
public sealed record RemindersModel(
    ReminderState? State, IReadOnlyDictionary<ReminderState, int> Counts, IReadOnlyList<ReminderLine> Shown,
    IReadOnlyList<UnreachablePerson> Unreachable, IReadOnlyList<EscalationLine> Escalations);

/// <param name="Enrolment">Null when the enrolment is none of those that are shown any more.</param>
/// <param name="Who">Whom it was sent to; null while that is open.</param>
public sealed record ReminderLine(Reminder Reminder, EnrolmentStanding? Enrolment, string What, string? Who);

public sealed record EscalationLine(Escalation Escalation, EnrolmentStanding Enrolment, string What);

/// <param name="Problem">Words of what was wrong with the answer that was sent; null when nothing was.</param>
/// <param name="Written">That answer, with the id of its question.</param>
public sealed record QuestionsModel(
    IReadOnlyList<PassedQuestion> Open, IReadOnlyList<PassedQuestion> Answered, IReadOnlyList<OpenQuestion> Unanswered, string? Notice, string? Problem,
    (string Question, string Text)? Written);

/// <param name="Enrolments">How many there are, by journey and round.</param>
/// <param name="Written">What was sent and could not be taken.</param>
public sealed record RoundsModel(
    IReadOnlyList<Round> Rounds, IReadOnlyDictionary<(string Journey, string Round), int> Enrolments, IReadOnlyList<RoundChange> History, string? Notice,
    string? Problem, RoundForm? Written);

/// <summary>A round as it comes from the form; the texts as they were typed.</summary>
/// <param name="Id">Empty for a new one.</param>
public sealed record RoundForm(string Journey, string Id, string Opens, string Deadline);
