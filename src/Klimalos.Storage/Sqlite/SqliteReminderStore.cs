using Klimalos.Reminders;

namespace Klimalos.Storage.Sqlite;

/// <summary>Planning, claiming and settling; what only reads is in the other part.</summary>
internal sealed partial class SqliteReminderStore(SqliteDatabase database) : IReminderStore
{
    private const string ClaimSome =
        $"""
        UPDATE reminder SET state = 'Claimed', attempts = attempts + 1, claimed_by = $owner, claimed_at = $now
        WHERE id IN (SELECT id FROM reminder WHERE state = 'Due' AND due_at <= $now ORDER BY due_at, id LIMIT $limit)
        RETURNING {Columns}
        """;

    public Task<IReadOnlyList<EnrolmentToPlan>> UnplannedAsync(string rules, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<EnrolmentToPlan>>(
            session =>
            [
                .. session.All(
                    """
                    SELECT e.document_json, e.version FROM enrolment e LEFT JOIN reminder_plan p ON p.enrolment_id = e.id
                    WHERE p.version IS NOT e.version OR p.rules IS NOT $rules LIMIT $limit
                    """,
                    row => SqliteEnrolmentStore.Read(row, document: 0, version: 1),
                    ("$rules", rules), ("$limit", limit))
                    .Select(stored => new EnrolmentToPlan(stored, Marks(session, stored.Enrolment.Id))),
            ],
            cancellationToken);

    public Task PlanAsync(EnrolmentPlan plan, CancellationToken cancellationToken) => WriteAsync(
        session => SqliteReminderPlanning.Save(session, plan), cancellationToken);

    public async Task<IReadOnlyList<Reminder>> ClaimAsync(DateTimeOffset now, string owner, int limit, CancellationToken cancellationToken)
    {
        var at = StoredForm.Text(now);
        // Most looks find nothing, and need not write.
        var isAny = await database.ReadAsync(
            session => session.First("SELECT 1 FROM reminder WHERE state = 'Due' AND due_at <= $now LIMIT 1", _ => true, ("$now", at)),
            cancellationToken);
        return !isAny
            ? []
            : await database.WriteAsync<IReadOnlyList<Reminder>>(session => Claim(session, at, owner, limit), cancellationToken);
    }

    public Task<int> ReleaseAsync(string owner, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute(
            "UPDATE reminder SET state = 'Due', claimed_by = NULL, claimed_at = NULL WHERE state = 'Claimed' AND claimed_by <> $owner",
            ("$owner", owner)),
        cancellationToken);

    public Task GiveBackAsync(IReadOnlyList<string> ids, string owner, CancellationToken cancellationToken) => WriteAsync(
        session =>
        {
            foreach (var id in ids)
            {
                session.Execute(
                    "UPDATE reminder SET state = 'Due', claimed_by = NULL, claimed_at = NULL WHERE id = $id AND state = 'Claimed' AND claimed_by = $owner",
                    ("$id", id), ("$owner", owner));
            }
        },
        cancellationToken);

    public Task<bool> SettleAsync(ReminderSettlement settlement, CancellationToken cancellationToken) => database.WriteAsync(
        session => Settle(session, settlement), static isSettled => isSettled, cancellationToken);

    public Task FollowUpAsync(Reminder failed, PlannedReminder? next, DateTimeOffset at, CancellationToken cancellationToken) => WriteAsync(
        session =>
        {
            if (session.Execute("UPDATE reminder SET is_followed = 1 WHERE id = $id AND is_followed = 0", ("$id", failed.Id)) == 0)
                return;
            if (next is not null)
                SqliteReminderWork.AddExtra(session, next);
            else
                Escalate(session, Unreached(failed.Planned, at));
        },
        cancellationToken);

    public Task<bool> ToldAsync(
        IReadOnlyList<string> ids, IReadOnlyList<AddressedMessage> messages, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var text = StoredForm.Text(at);
                var told = ids.Sum(id => session.Execute(
                    "UPDATE escalation SET told_at = $at WHERE id = $id AND told_at IS NULL", ("$at", text), ("$id", id)));
                SqliteMessages.Save(session, messages, "escalation", text);
                return told == ids.Count;
            },
            static isTold => isTold,
            cancellationToken);

    /// <summary>A message about it could not be brought to anybody.</summary>
    private static Escalation Unreached(PlannedReminder planned, DateTimeOffset at) => new(
        Escalation.IdOf(EscalationKind.Unreachable, planned.Enrolment, planned.Deadline), EscalationKind.Unreachable, planned.Enrolment, planned.Deadline, planned.Date, at);

    private Task<bool> WriteAsync(Action<SqliteSession> write, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            write(session);
            return true;
        },
        cancellationToken);

    private static List<Reminder> Claim(SqliteSession session, string now, string owner, int limit) => session.All(
        ClaimSome,
        Read,
        ("$owner", owner), ("$now", now), ("$limit", limit));

    private static bool Settle(SqliteSession session, ReminderSettlement settlement)
    {
        var at = StoredForm.Text(settlement.At);
        foreach (var (enrolment, version) in settlement.Versions)
        {
            if (!session.First("SELECT 1 FROM enrolment WHERE id = $id AND version = $version", _ => true, ("$id", enrolment), ("$version", version)))
                return false;
        }

        foreach (var outcome in settlement.Outcomes)
        {
            if (!Settle(session, outcome, settlement, at))
                return false;
        }

        foreach (var escalation in settlement.Escalations)
            Escalate(session, escalation);
        foreach (var (person, error) in settlement.Unreachable)
        {
            session.Execute(
                """
                INSERT INTO unreachable_person (person_key, since, error)
                VALUES ($person, $at, coalesce($error, (
                    SELECT o.error FROM personal_conversation pc JOIN outbox o ON o.conversation = pc.conversation
                    WHERE pc.person_key = $person AND o.status = 'Failed' ORDER BY o.id DESC LIMIT 1)))
                ON CONFLICT DO NOTHING
                """,
                ("$person", person), ("$at", at), ("$error", error));
        }

        return settlement.Message is not { } message
            || SqliteMessages.Save(session, [message], $"reminder {settlement.Outcomes[0].Id}", at).Count == 1;
    }

    private static bool Settle(SqliteSession session, ReminderOutcome outcome, ReminderSettlement settlement, string at)
    {
        var isSent = outcome.State == ReminderState.Sent;
        return session.Execute(
            """
            UPDATE reminder SET state = $state, person_key = coalesce($person, person_key), reason = $reason, due_at = coalesce($due, due_at),
                sent_at = $sent, settled_at = $settled, message_id = $message, claimed_by = NULL, claimed_at = NULL,
                is_followed = CASE WHEN $state = 'Failed' THEN 1 ELSE is_followed END
            WHERE id = $id AND state = 'Claimed' AND claimed_by = $owner
            """,
            ("$state", outcome.State.ToString()), ("$person", outcome.Person), ("$reason", outcome.Reason),
            ("$due", outcome.DueAt is { } due ? StoredForm.Text(due) : null), ("$sent", isSent ? at : null),
            ("$settled", outcome.State is ReminderState.Failed or ReminderState.Cancelled ? at : null),
            ("$message", isSent && settlement.Message is { } message ? StoredForm.Text(message.Message.Id) : null),
            ("$id", outcome.Id), ("$owner", settlement.Owner)) == 1;
    }

    private static void Escalate(SqliteSession session, Escalation escalation) => session.Execute(
        """
        INSERT INTO escalation (id, kind, enrolment_id, deadline, date, person_key, at)
        VALUES ($id, $kind, $enrolment, $deadline, $date, $person, $at) ON CONFLICT (id) DO NOTHING
        """,
        ("$id", escalation.Id), ("$kind", escalation.Kind.ToString()), ("$enrolment", escalation.Enrolment), ("$deadline", escalation.Deadline),
        ("$date", StoredForm.Text(escalation.Date)), ("$person", escalation.Person), ("$at", StoredForm.Text(escalation.At)));
}
