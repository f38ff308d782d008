using Klimalos.Reminders;

namespace Klimalos.Storage.Sqlite;

/// <summary>Brings the stored reminders of an enrolment in line with its plan.</summary>
internal static class SqliteReminderPlanning
{
    public static void Save(SqliteSession session, EnrolmentPlan plan)
    {
        var at = StoredForm.Text(plan.At);
        var stored = session.All(
            "SELECT id, due_at, state, reason, is_extra, deadline FROM reminder WHERE enrolment_id = $enrolment",
            row => new StoredRow(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetStringOrNull(3), row.GetInt32(4) == 1, row.GetString(5)),
            ("$enrolment", plan.Enrolment)).ToDictionary(row => row.Id, StringComparer.Ordinal);
        foreach (var planned in plan.Reminders)
            Save(session, planned, stored.GetValueOrDefault(planned.Id), StoredForm.Text(plan.Since));
        var wanted = plan.Reminders.Select(planned => planned.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var row in stored.Values.Where(row => row is { State: "Due", IsExtra: false } && !wanted.Contains(row.Id)))
        {
            session.Execute(
                "UPDATE reminder SET state = 'Cancelled', reason = $reason, settled_at = $at WHERE id = $id",
                ("$reason", plan.Deadlines.ContainsKey(row.Deadline) ? ReminderReason.Replanned : ReminderReason.Done), ("$at", at), ("$id", row.Id));
        }

        SaveDeadlines(session, plan);
        session.Execute(
            """
            INSERT INTO reminder_plan (enrolment_id, version, rules, planned_at) VALUES ($enrolment, $version, $rules, $at)
            ON CONFLICT (enrolment_id) DO UPDATE SET version = excluded.version, rules = excluded.rules, planned_at = excluded.planned_at
            """,
            ("$enrolment", plan.Enrolment), ("$version", plan.Version), ("$rules", plan.Rules), ("$at", at));
    }

    private static void Save(SqliteSession session, PlannedReminder planned, StoredRow? stored, string since)
    {
        var due = StoredForm.Text(planned.DueAt);
        var isAhead = string.CompareOrdinal(due, since) >= 0;
        if (stored is null && isAhead)
        {
            session.Execute(
                """
                INSERT INTO reminder (id, enrolment_id, deadline, date, days_before, due_at, state)
                VALUES ($id, $enrolment, $deadline, $date, $days, $due, 'Due')
                """,
                ("$id", planned.Id), ("$enrolment", planned.Enrolment), ("$deadline", planned.Deadline),
                ("$date", StoredForm.Text(planned.Date)), ("$days", planned.DaysBefore), ("$due", due));
        }
        else if (stored is { State: "Due" } && !string.Equals(stored.DueAt, due, StringComparison.Ordinal))
        {
            session.Execute("UPDATE reminder SET due_at = $due WHERE id = $id", ("$due", due), ("$id", planned.Id));
        }
        else if (stored is { State: "Cancelled", Reason: ReminderReason.Replanned or ReminderReason.Done } && isAhead)
        {
            session.Execute(
                "UPDATE reminder SET state = 'Due', due_at = $due, reason = NULL, settled_at = NULL WHERE id = $id",
                ("$due", due), ("$id", planned.Id));
        }
    }

    private static void SaveDeadlines(SqliteSession session, EnrolmentPlan plan)
    {
        session.Execute("DELETE FROM open_deadline WHERE enrolment_id = $enrolment", ("$enrolment", plan.Enrolment));
        foreach (var (deadline, date) in plan.Deadlines)
        {
            session.Execute(
                "INSERT INTO open_deadline (enrolment_id, deadline, date) VALUES ($enrolment, $deadline, $date)",
                ("$enrolment", plan.Enrolment), ("$deadline", deadline), ("$date", StoredForm.Text(date)));
        }
    }

    private sealed record StoredRow(string Id, string DueAt, string State, string? Reason, bool IsExtra, string Deadline);
}
