using System.Text.Json;
using Klimalos.Enrolments;

namespace Klimalos.Storage.Sqlite;

internal sealed class SqliteEnrolmentStore(SqliteDatabase database) : IEnrolmentStore
{
    public Task<StoredEnrolment?> GetAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.First(
                "SELECT document_json, version FROM enrolment WHERE id = $id", row => Read(row, document: 0, version: 1), ("$id", id)),
            cancellationToken);

    public Task<IReadOnlyList<Enrolment>> OfPersonAsync(string personKey, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<Enrolment>>(
            session => session.All(
                """
                SELECT e.document_json, e.version FROM enrolment_member m JOIN enrolment e ON e.id = m.enrolment_id
                WHERE m.person_key = $person ORDER BY e.changed_at DESC, e.id
                """,
                row => Read(row, document: 0, version: 1).Enrolment,
                ("$person", personKey)),
            cancellationToken);

    public Task<IReadOnlyList<EnrolmentEvent>> HistoryAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<EnrolmentEvent>>(
            session => session.All(
                """
                SELECT kind, person_key, at, channel, step, value FROM enrolment_event
                WHERE enrolment_id = $id ORDER BY version, position
                """,
                ReadEvent,
                ("$id", id)),
            cancellationToken);

    public static StoredEnrolment Read(SqliteRow row, int document, int version) =>
        new(JsonSerializer.Deserialize(row.GetUtf8(document), StorageJson.Default.Enrolment)!, row.GetInt64(version));

    private static EnrolmentEvent ReadEvent(SqliteRow row) => new(
        Enum.Parse<EnrolmentEventKind>(row.GetString(0)),
        row.GetString(1),
        StoredForm.Instant(row.GetString(2)),
        row.GetString(3),
        row.GetStringOrNull(4),
        row.GetStringOrNull(5));
}
