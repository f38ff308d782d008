using Klimalos.Documents.Values;
using Klimalos.Enrolments;
using Klimalos.Journeys;
using Klimalos.Languages;
using Klimalos.Reminders;

namespace Klimalos.Documents.Calendar;

/// <summary>The days that matter to an enrolment: the round's deadline, the dates that were answered, and the deadlines of what is to be done.</summary>
internal static class EnrolmentDates
{
    /// <param name="enrolment">With its round as that is now.</param>
    /// <param name="marks">Deadlines that members said are done are left out.</param>
    /// <returns>In order of date.</returns>
    /// <exception cref="ArgumentException">The enrolment's journey is not in the content.</exception>
    public static IReadOnlyList<DatedItem> Of(Enrolment enrolment, Content content, Language language, ReminderMarks? marks = null)
    {
        var done = (marks ?? ReminderMarks.None).Done;
        // Which day it is changes nothing here.
        var view = new EnrolmentView(enrolment, content, language, DateOnly.FromDateTime(enrolment.ChangedAt.UtcDateTime));
        return [.. Answered(view).Concat(Deadlines(view, done)).Concat(Deadline(view, done)).Concat(Milestones(view, done)).OrderBy(item => item.Date).ThenBy(item => item.Id, StringComparer.Ordinal)];
    }

    private static IEnumerable<DatedItem> Deadline(EnrolmentView view, IReadOnlySet<string> done)
    {
        if (view.Enrolment.Round.Deadline is { } date && !done.Contains(MilestoneId.RoundEnds))
        {
            yield return new DatedItem(
                "deadline",
                date,
                Title(view, view.Text("documents.calendar-deadline")),
                view.Enrolment.Round.IsTrial ? view.Text("documents.calendar-trial") : null);
        }
    }

    /// <summary>Counted back from the last day or from the meeting, as far as they are not behind yet; what is in the calendar anyway is left out.</summary>
    private static IEnumerable<DatedItem> Milestones(EnrolmentView view, IReadOnlySet<string> done) =>
        from deadline in EnrolmentDeadlines.Of(view.Enrolment, view.Journey, view.Walk, view.Content.Reminders, [], done)
        where deadline.Id is MilestoneId.CasePaperBegun or MilestoneId.PapersOut or MilestoneId.ExecutiveMeeting
        select new DatedItem($"{deadline.Id}.by", deadline.Date, Title(view, view.Text($"reminders.{deadline.Id}")));

    private static IEnumerable<DatedItem> Answered(EnrolmentView view) =>
        from step in view.Walk.Steps
        where step.Step.Kind is StepKind.Date
        let date = LocalFormat.IsoDate(step.Answer?.Value ?? string.Empty)
        where date is not null
        select new DatedItem(step.Step.Id, date.Value, Title(view, view.LabelOf(step.Step)));

    /// <summary>By when what is still to be done should be done.</summary>
    private static IEnumerable<DatedItem> Deadlines(EnrolmentView view, IReadOnlySet<string> done) =>
        from step in view.Open
        let date = view.DeadlineOf(step)
        where date is not null && !done.Contains(step.Id)
        select new DatedItem($"{step.Id}.by", date.Value, Title(view, view.Text("documents.calendar-by", ("what", view.LabelOf(step)))));

    private static string Title(EnrolmentView view, string what)
    {
        var municipality = view.Enrolment.Municipality is { } key ? view.Content.Municipalities.ByKey(key)?.CommonName : null;
        return municipality is null
            ? view.Text("documents.calendar-item", ("what", what), ("campaign", view.Words.Title))
            : view.Text("documents.calendar-item-of", ("what", what), ("campaign", view.Words.Title), ("municipality", municipality));
    }
}
