using Klimalos.Reminders;

namespace Klimalos.Storage.Sqlite;

/// <summary>What turns write of reminders.</summary>
internal static class SqliteReminderWork
{
    public static void Save(SqliteSession session, TurnCommit turn, string at)
    {
        if (turn.IsNewlyHere || turn.ReferenceJson is not null)
            Reached(session, [turn.PersonKey, .. turn.LinkedTo]);
        foreach (var change in turn.Reminders)
            Save(session, change, turn.PersonKey, at);
    }

    /// <summary>Adds one beside the plan, unless it is there already.</summary>
    public static void AddExtra(SqliteSession session, PlannedReminder planned) => session.Execute(
        """
        INSERT INTO reminder (id, enrolment_id, deadline, date, days_before, due_at, state, is_extra)
        VALUES ($id, $enrolment, $deadline, $date, $days, $due, 'Due', 1)
        ON CONFLICT (id) DO UPDATE SET due_at = excluded.due_at, state = 'Due', reason = NULL, settled_at = NULL WHERE state = 'Cancelled'
        """,
        ("$id", planned.Id), ("$enrolment", planned.Enrolment), ("$deadline", planned.Deadline), ("$date", StoredForm.Text(planned.Date)),
        ("$days", planned.DaysBefore), ("$due", StoredForm.Text(planned.DueAt)));

    private static void Save(SqliteSession session, ReminderChange change, string person, string at)
    {
        switch (change)
        {
            case ReminderChange.Acknowledged(var id):
                session.Execute(
                    "UPDATE reminder SET state = 'Acknowledged', settled_at = $at WHERE id = $id AND state = 'Sent'", ("$at", at), ("$id", id));
                break;
            case ReminderChange.Done(var enrolment, var deadline):
                Mark(session, enrolment, "Done", deadline, null, person, at);
                Cancel(session, enrolment, deadline, null, ReminderReason.Done, at);
                session.Execute(
                    "DELETE FROM open_deadline WHERE enrolment_id = $enrolment AND deadline = $deadline",
                    ("$enrolment", enrolment), ("$deadline", deadline));
                break;
            case ReminderChange.Snoozed(var enrolment, var deadline, var next):
                var until = StoredForm.Text(next.DueAt);
                Mark(session, enrolment, "Snoozed", deadline, until, person, at);
                Cancel(session, enrolment, deadline, until, ReminderReason.Snoozed, at);
                AddExtra(session, next);
                break;
            case ReminderChange.Wish(var enrolment, var who, IsWanted: false):
                Mark(session, enrolment, "Stopped", who, null, person, at);
                break;
            case ReminderChange.Wish(var enrolment, var who, IsWanted: true):
                session.Execute(
                    "DELETE FROM reminder_mark WHERE enrolment_id = $enrolment AND kind = 'Stopped' AND subject = $who",
                    ("$enrolment", enrolment), ("$who", who));
                break;
            case ReminderChange.Extra(var planned):
                AddExtra(session, planned);
                break;
            default:
                throw new NotSupportedException(change.GetType().Name);
        }
    }

    /// <summary>Whoever writes can be written to.</summary>
    private static void Reached(SqliteSession session, IEnumerable<string> identities)
    {
        foreach (var identity in identities)
            session.Execute("DELETE FROM unreachable_person WHERE person_key = $person", ("$person", identity));
    }

    private static void Mark(SqliteSession session, string enrolment, string kind, string subject, string? until, string person, string at) =>
        session.Execute(
            """
            INSERT INTO reminder_mark (enrolment_id, kind, subject, until, person_key, at)
            VALUES ($enrolment, $kind, $subject, $until, $person, $at)
            ON CONFLICT (enrolment_id, kind, subject) DO UPDATE SET until = excluded.until, person_key = excluded.person_key, at = excluded.at
            """,
            ("$enrolment", enrolment), ("$kind", kind), ("$subject", subject), ("$until", until), ("$person", person), ("$at", at));

    /// <param name="before">Only what is due before it; null = all.</param>
    private static void Cancel(SqliteSession session, string enrolment, string deadline, string? before, string reason, string at) =>
        session.Execute(
            """
            UPDATE reminder SET state = 'Cancelled', reason = $reason, settled_at = $at
            WHERE enrolment_id = $enrolment AND deadline = $deadline AND state = 'Due' AND ($before IS NULL OR due_at < $before)
            """,
            ("$reason", reason), ("$at", at), ("$enrolment", enrolment), ("$deadline", deadline), ("$before", before));
}
