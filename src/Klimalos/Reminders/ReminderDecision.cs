using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Reminders;

/// <summary>A member as reminders see them: one person, however many identities.</summary>
/// <param name="Person">The key that stands for all of them.</param>
/// <param name="Keys">Those of them that are members.</param>
/// <param name="IsReachable">There is a conversation in which the bot may write to them.</param>
/// <param name="Unanswered">Reminders about the enrolment, one after the other, that they left without any answer.</param>
public sealed record RemindedMember(string Person, IReadOnlyList<string> Keys, string? Name, Language? Language, bool IsReachable, int Unanswered);

/// <summary>What becomes of the reminders of one enrolment whose time has come.</summary>
/// <param name="Kept">To be sent.</param>
/// <param name="Cancelled">Not needed any more, each with its reason.</param>
/// <param name="WaitUntil">Nothing can be sent before this; null = now.</param>
public sealed record ReminderSelection(
    IReadOnlyList<Reminder> Kept, IReadOnlyList<(Reminder Reminder, string Reason)> Cancelled, DateTimeOffset? WaitUntil);

/// <summary>Who gets the reminders of an enrolment.</summary>
/// <param name="To">Null when nobody does.</param>
/// <param name="Cause">What the secretariat is to know; null when nothing.</param>
public sealed record ReminderAddressee(RemindedMember? To, AddresseeCause? Cause);

public enum AddresseeCause
{
    /// <summary>Nobody answers; the reminder goes to one of them all the same.</summary>
    Unanswered,

    Unreachable,
    Stopped,
}

/// <summary>Decides, at the moment of sending, which reminders still make sense, and to whom they go.</summary>
public static class ReminderDecision
{
    /// <param name="due">Of one enrolment.</param>
    /// <param name="open">Deadlines that are not met.</param>
    /// <param name="country">Whose office hours count.</param>
    public static ReminderSelection Select(
        IReadOnlyList<Reminder> due, IReadOnlyList<Deadline> open, ReminderMarks marks, string country, DateTimeOffset now)
    {
        var cancelled = new List<(Reminder, string)>();
        var kept = new List<Reminder>();
        foreach (var sameDeadline in due.GroupBy(reminder => reminder.Planned.Deadline, StringComparer.Ordinal))
        {
            var deadline = open.FirstOrDefault(each => string.Equals(each.Id, sameDeadline.Key, StringComparison.Ordinal));
            var wanted = new List<Reminder>();
            foreach (var reminder in sameDeadline)
            {
                if (Needless(reminder, deadline, marks) is { } reason)
                    cancelled.Add((reminder, reason));
                else
                    wanted.Add(reminder);
            }

            // After a day of downtime, several are due: the latest says it all.
            var latest = wanted.MaxBy(reminder => (reminder.Planned.DueAt, -reminder.Planned.DaysBefore));
            if (latest is not null)
                kept.Add(latest);
            cancelled.AddRange(wanted.Where(reminder => reminder != latest).Select(reminder => (reminder, ReminderReason.Superseded)));
        }

        var opens = OfficeHours.OnOrAfter(country, now, kept.Count > 0 ? kept[0].Planned.Enrolment : string.Empty);
        return new ReminderSelection([.. kept.OrderBy(reminder => reminder.Planned.Date)], cancelled, kept.Count > 0 && opens > now ? opens : null);
    }

    /// <summary>
    /// The member who worked on it last, unless they did not answer the latest reminders: then the next one who might. When none does,
    /// the one who was asked least, and the secretariat is told.
    /// </summary>
    /// <param name="members">In the enrolment's order.</param>
    /// <param name="patience">Reminders without an answer after which it is another's turn.</param>
    public static ReminderAddressee Address(Enrolment enrolment, IReadOnlyList<RemindedMember> members, ReminderMarks marks, int patience)
    {
        var willing = members.Where(member => !member.Keys.Append(member.Person).Any(marks.Stopped.Contains)).ToList();
        if (willing.Count == 0)
            return new ReminderAddressee(null, AddresseeCause.Stopped);
        var reachable = willing.Where(member => member.IsReachable).ToList();
        if (reachable.Count == 0)
            return new ReminderAddressee(null, AddresseeCause.Unreachable);
        var latest = enrolment.Answers.Values.OrderByDescending(answer => answer.At).Select(answer => answer.By).FirstOrDefault();
        var order = reachable.OrderByDescending(member => latest is not null && member.Keys.Contains(latest, StringComparer.Ordinal)).ToList();
        return order.Find(member => member.Unanswered < patience) is { } member
            ? new ReminderAddressee(member, null)
            : new ReminderAddressee(order.MinBy(each => each.Unanswered), AddresseeCause.Unanswered);
    }

    private static string? Needless(Reminder reminder, Deadline? deadline, ReminderMarks marks)
    {
        if (deadline is null)
            return ReminderReason.Done;
        if (deadline.Date != reminder.Planned.Date)
            return ReminderReason.Replanned;
        return marks.Snoozed.TryGetValue(deadline.Id, out var until) && reminder.Planned.DueAt < until ? ReminderReason.Snoozed : null;
    }
}
