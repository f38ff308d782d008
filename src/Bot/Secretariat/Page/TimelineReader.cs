using Klimalos.Enrolments;
using Klimalos.Reminders;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Secretariat.Page;

/// <summary>All that has happened around one enrolment: what its members did, what they were reminded of, what they asked.</summary>
public sealed class TimelineReader(IEnrolmentStore enrolments, IReminderStore reminders, ISecretariatStore secretariat, ISharingStore sharing)
{
    private const int MostReminders = 500;

    /// <returns>The latest first.</returns>
    public async Task<IReadOnlyList<TimelineEvent>> ReadAsync(PageVisit visit, EnrolmentStanding standing, CancellationToken cancellation)
    {
        var history = await enrolments.HistoryAsync(standing.Id, cancellation);
        var sent = await reminders.ListAsync(new ReminderFilter(Enrolment: standing.Id, Limit: MostReminders), cancellation);
        var asked = (await secretariat.QuestionsAsync(cancellation))
            .Where(question => question.Municipality is { } key && key == standing.Municipality?.Key && question.Journey == standing.Journey).ToArray();
        var names = await NamesAsync(visit, history, sent, cancellation);
        return
        [
            .. history.Select(line => EventOf(visit, standing, line, names))
                .Concat(sent.Select(reminder => EventOf(visit, standing, reminder, names)).OfType<TimelineEvent>())
                .Concat(asked.SelectMany(question => EventsOf(visit, question)))
                .OrderByDescending(line => line.At),
        ];
    }

    private static TimelineEvent EventOf(PageVisit visit, EnrolmentStanding standing, EnrolmentEvent line, Dictionary<string, string> names)
    {
        var words = EventWords.Of(visit.Content, visit.Language, standing.Enrolment, line, key => names.GetValueOrDefault(key) ?? visit.T("nameless"));
        return new TimelineEvent(line.At, "event", names.GetValueOrDefault(line.By) ?? visit.T("nameless"), words.What, words.Value);
    }

    /// <summary>What is still to come stands among the deadlines, not here.</summary>
    private static TimelineEvent? EventOf(PageVisit visit, EnrolmentStanding standing, Reminder reminder, Dictionary<string, string> names)
    {
        var what = ReminderReplies.WhatOf(reminder.Planned.Deadline, standing.Journey, visit.Content, visit.Language);
        var who = reminder.Person is { } person ? names.GetValueOrDefault(person) ?? visit.T("nameless") : null;
        return reminder switch
        {
            { State: ReminderState.Failed, SettledAt: { } at } => new TimelineEvent(at, "reminder", who, visit.T("timeline-failed", ("what", what)), reminder.Reason),
            { SentAt: { } at } => new TimelineEvent(at, "reminder", who, visit.T("timeline-reminded", ("what", what)), visit.T($"reminder-{reminder.State.ToString().ToLowerInvariant()}")),
            _ => null,
        };
    }

    private static IEnumerable<TimelineEvent> EventsOf(PageVisit visit, PassedQuestion question)
    {
        yield return new TimelineEvent(question.At, "question", question.Name ?? visit.T("nameless"), visit.T("timeline-asked"), question.Text);
        if (question.Answer is { } answer)
            yield return new TimelineEvent(answer.At, "question", null, visit.T("timeline-answered"), answer.Text);
    }

    private async Task<Dictionary<string, string>> NamesAsync(
        PageVisit visit, IReadOnlyList<EnrolmentEvent> history, IReadOnlyList<Reminder> sent, CancellationToken cancellation)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var keys = history.Select(line => line.By).Concat(history.Select(line => line.Value).OfType<string>().Where(value => value.Contains(':', StringComparison.Ordinal)))
            .Concat(sent.Select(reminder => reminder.Person).OfType<string>());
        foreach (var key in keys.Distinct(StringComparer.Ordinal))
            names[key] = (await sharing.FactsAsync(key, cancellation)).Name ?? visit.T("nameless");
        return names;
    }
}
