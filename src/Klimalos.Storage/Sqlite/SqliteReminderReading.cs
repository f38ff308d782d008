using Klimalos.Reminders;

namespace Klimalos.Storage.Sqlite;

internal sealed partial class SqliteReminderStore
{
    /// <summary>What <see cref="Read"/> reads.</summary>
    private const string Columns =
        "id, enrolment_id, deadline, date, days_before, due_at, state, attempts, person_key, sent_at, settled_at, message_id, reason";

    private const string OfId = $"SELECT {Columns} FROM reminder WHERE id = $id";
    private const string WithId = $"SELECT {Columns} FROM reminder WHERE id = $id OR message_id = (SELECT message_id FROM reminder WHERE id = $id) ORDER BY date, id";
    private const string Unfollowed = $"SELECT {Columns} FROM reminder WHERE state = 'Failed' AND is_followed = 0 LIMIT $limit";
    private const string Latest =
        $"""
        WITH me (key) AS (
            SELECT coalesce((SELECT linked_to FROM person WHERE key = $person), $person))
        SELECT {Columns} FROM reminder
        WHERE sent_at IS NOT NULL AND person_key IN (SELECT key FROM me UNION SELECT p.key FROM person p JOIN me ON p.linked_to = me.key)
        ORDER BY sent_at DESC, date, id LIMIT 1
        """;

    private const string Matching =
        $"""
        SELECT {Columns} FROM reminder
        WHERE ($state IS NULL OR state = $state) AND ($enrolment IS NULL OR enrolment_id = $enrolment) AND ($person IS NULL OR person_key = $person)
        ORDER BY state IN ('Due', 'Claimed'), CASE WHEN state IN ('Due', 'Claimed') THEN due_at END, coalesce(sent_at, settled_at) DESC, due_at DESC, id LIMIT $limit
        """;

    public Task<Reminder?> GetAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.First(OfId, Read, ("$id", id)), cancellationToken);

    public Task<Reminder?> LatestOfAsync(string personKey, CancellationToken cancellationToken) =>
        database.ReadAsync(session => session.First(Latest, Read, ("$person", personKey)), cancellationToken);

    public Task<IReadOnlyList<Reminder>> SentWithAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Reminder>>(session => session.All(WithId, Read, ("$id", id)), cancellationToken);

    public Task<IReadOnlyList<Reminder>> UnfollowedAsync(int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Reminder>>(session => session.All(Unfollowed, Read, ("$limit", limit)), cancellationToken);

    public Task<ReminderMarks> MarksAsync(string enrolment, CancellationToken cancellationToken) =>
        database.ReadAsync(session => Marks(session, enrolment), cancellationToken);

    public Task<IReadOnlyDictionary<string, int>> UnansweredAsync(string enrolment, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, int>>(
            session => session.All(
                """
                SELECT r.person_key, count(DISTINCT r.message_id) FROM reminder r JOIN enrolment e ON e.id = r.enrolment_id
                WHERE r.enrolment_id = $enrolment AND r.state = 'Sent' AND r.sent_at > e.changed_at AND r.sent_at > coalesce((
                    SELECT max(a.settled_at) FROM reminder a WHERE a.enrolment_id = $enrolment AND a.state = 'Acknowledged'), '')
                GROUP BY r.person_key
                """,
                row => (Person: row.GetString(0), Count: row.GetInt32(1)),
                ("$enrolment", enrolment)).ToDictionary(each => each.Person, each => each.Count, StringComparer.Ordinal),
            cancellationToken);

    public Task<IReadOnlyList<Reminder>> ListAsync(ReminderFilter filter, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Reminder>>(
            session => session.All(
                Matching,
                Read,
                ("$state", filter.State?.ToString()), ("$enrolment", filter.Enrolment), ("$person", filter.Person), ("$limit", filter.Limit)),
            cancellationToken);

    public Task<IReadOnlyDictionary<ReminderState, int>> CountAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<ReminderState, int>>(
            session => session.All(
                "SELECT state, count(*) FROM reminder GROUP BY state",
                row => (State: Enum.Parse<ReminderState>(row.GetString(0)), Count: row.GetInt32(1)))
                .ToDictionary(each => each.State, each => each.Count),
            cancellationToken);

    public Task<IReadOnlyList<UnreachablePerson>> UnreachableAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<UnreachablePerson>>(
            session => session.All(
                """
                SELECT u.person_key, p.name, u.since, u.error,
                    (SELECT group_concat(m.enrolment_id) FROM enrolment_member m WHERE m.person_key = u.person_key)
                FROM unreachable_person u LEFT JOIN person p ON p.key = u.person_key ORDER BY u.since DESC, u.person_key
                """,
                row => new UnreachablePerson(
                    row.GetString(0), row.GetStringOrNull(1), StoredForm.Instant(row.GetString(2)), row.GetStringOrNull(3),
                    row.GetStringOrNull(4)?.Split(',') ?? [])),
            cancellationToken);

    public Task<IReadOnlyList<OpenDeadline>> DeadlinesAsync(DateOnly? before, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<OpenDeadline>>(
            session => session.All(
                """
                SELECT d.enrolment_id, d.deadline, d.date FROM open_deadline d JOIN enrolment e ON e.id = d.enrolment_id
                WHERE e.status IN ('Open', 'Paused', 'Confirmed') AND ($before IS NULL OR d.date < $before)
                ORDER BY d.date, d.enrolment_id, d.deadline
                """,
                row => new OpenDeadline(row.GetString(0), row.GetString(1), StoredForm.Date(row.GetString(2))),
                ("$before", StoredForm.Text(before))),
            cancellationToken);

    public Task<IReadOnlyDictionary<string, LastContact>> LastContactsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, LastContact>>(
            session => session.All(
                """
                SELECT e.id, max(r.sent_at), max(e.changed_at, coalesce(max(CASE WHEN r.state = 'Acknowledged' THEN r.settled_at END), ''))
                FROM enrolment e LEFT JOIN reminder r ON r.enrolment_id = e.id GROUP BY e.id
                """,
                row => (Id: row.GetString(0), Contact: new LastContact(
                    row.GetStringOrNull(1) is { } sent ? StoredForm.Instant(sent) : null, StoredForm.Instant(row.GetString(2)))))
                .ToDictionary(each => each.Id, each => each.Contact, StringComparer.Ordinal),
            cancellationToken);

    public Task<IReadOnlyList<Escalation>> EscalationsAsync(bool untoldOnly, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Escalation>>(
            session => session.All(
                """
                SELECT s.id, s.kind, s.enrolment_id, s.deadline, s.date, s.at, s.person_key, p.name, s.told_at
                FROM escalation s LEFT JOIN person p ON p.key = s.person_key
                WHERE $all = 1 OR s.told_at IS NULL ORDER BY s.at DESC, s.id
                """,
                row => new Escalation(
                    row.GetString(0), Enum.Parse<EscalationKind>(row.GetString(1)), row.GetString(2), row.GetString(3),
                    StoredForm.Date(row.GetString(4)), StoredForm.Instant(row.GetString(5)), row.GetStringOrNull(6), row.GetStringOrNull(7),
                    InstantOrNull(row, 8)),
                ("$all", untoldOnly ? 0 : 1)),
            cancellationToken);

    private static ReminderMarks Marks(SqliteSession session, string enrolment)
    {
        var marks = session.All(
            "SELECT kind, subject, until FROM reminder_mark WHERE enrolment_id = $enrolment",
            row => (Kind: row.GetString(0), Subject: row.GetString(1), Until: row.GetStringOrNull(2)),
            ("$enrolment", enrolment));
        return marks.Count == 0
            ? ReminderMarks.None
            : new ReminderMarks(
                Subjects("Done"),
                marks.Where(mark => mark.Kind == "Snoozed").ToDictionary(mark => mark.Subject, mark => StoredForm.Instant(mark.Until!), StringComparer.Ordinal),
                Subjects("Stopped"));

        HashSet<string> Subjects(string kind) => marks.Where(mark => mark.Kind == kind).Select(mark => mark.Subject).ToHashSet(StringComparer.Ordinal);
    }

    private static Reminder Read(SqliteRow row) => new(
        new PlannedReminder(
            row.GetString(0), row.GetString(1), row.GetString(2), StoredForm.Date(row.GetString(3)), row.GetInt32(4),
            StoredForm.Instant(row.GetString(5))),
        Enum.Parse<ReminderState>(row.GetString(6)),
        row.GetInt32(7),
        row.GetStringOrNull(8),
        InstantOrNull(row, 9),
        InstantOrNull(row, 10),
        row.GetStringOrNull(11) is { } message ? Guid.ParseExact(message, "D") : null,
        row.GetStringOrNull(12));

    private static DateTimeOffset? InstantOrNull(SqliteRow row, int column) =>
        row.GetStringOrNull(column) is { } text ? StoredForm.Instant(text) : null;
}
