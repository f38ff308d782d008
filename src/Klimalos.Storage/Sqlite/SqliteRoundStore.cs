using Klimalos.Reminders;

namespace Klimalos.Storage.Sqlite;

internal sealed class SqliteRoundStore(SqliteDatabase database) : IRoundStore
{
    public Task<IReadOnlyList<Round>> ListAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<Round>>(
        session => session.All("SELECT id, journey, opens, deadline, closed_on FROM round ORDER BY journey, opens, id", Read),
        cancellationToken);

    public Task PutAsync(RoundEdit edit, string by, DateTimeOffset at, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            Put(session, edit, by, StoredForm.Text(at));
            return true;
        },
        cancellationToken);

    public Task<IReadOnlyList<RoundChange>> HistoryAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<RoundChange>>(
        session => session.All(
            """
            SELECT c.id, c.journey, c.opens, c.deadline, c.closed_on, c.kind, c.person_key, p.name, c.at
            FROM round_change c LEFT JOIN person p ON p.key = c.person_key ORDER BY c.key DESC
            """,
            row => new RoundChange(
                new RoundEdit(Read(row), Enum.Parse<RoundEditKind>(row.GetString(5))),
                row.GetString(6), row.GetStringOrNull(7), StoredForm.Instant(row.GetString(8)))),
        cancellationToken);

    /// <summary>Within a transaction of the caller's.</summary>
    public static void Put(SqliteSession session, RoundEdit edit, string by, string at)
    {
        var round = edit.Round;
        var (opens, deadline, closedOn) = (StoredForm.Text(round.Opens), StoredForm.Text(round.Deadline), StoredForm.Text(round.ClosedOn));
        session.Execute(
            """
            INSERT INTO round (journey, id, opens, deadline, closed_on) VALUES ($journey, $id, $opens, $deadline, $closed)
            ON CONFLICT (journey, id) DO UPDATE SET opens = excluded.opens, deadline = excluded.deadline, closed_on = excluded.closed_on
            """,
            ("$journey", round.JourneyId), ("$id", round.Id), ("$opens", opens), ("$deadline", deadline), ("$closed", closedOn));
        session.Execute(
            """
            INSERT INTO round_change (journey, id, kind, opens, deadline, closed_on, person_key, at)
            VALUES ($journey, $id, $kind, $opens, $deadline, $closed, $person, $at)
            """,
            ("$journey", round.JourneyId), ("$id", round.Id), ("$kind", edit.Kind.ToString()), ("$opens", opens), ("$deadline", deadline),
            ("$closed", closedOn), ("$person", by), ("$at", at));
    }

    private static Round Read(SqliteRow row) => new(
        row.GetString(0), row.GetString(1), StoredForm.Date(row.GetString(2)), DateOrNull(row, 3)) { ClosedOn = DateOrNull(row, 4) };

    private static DateOnly? DateOrNull(SqliteRow row, int column) => row.GetStringOrNull(column) is { } text ? StoredForm.Date(text) : null;
}
