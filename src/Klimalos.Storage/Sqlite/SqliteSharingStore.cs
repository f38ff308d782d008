using System.Text.Json;
using Klimalos.Enrolments;
using Klimalos.Languages;

namespace Klimalos.Storage.Sqlite;

internal sealed class SqliteSharingStore(SqliteDatabase database) : ISharingStore
{
    public Task<StoredEnrolment?> HolderAsync(Place place, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.First(
                """
                SELECT e.document_json, e.version FROM enrolment_place p JOIN enrolment e ON e.id = p.enrolment_id
                WHERE p.journey = $journey AND p.round_id = $round AND p.municipality = $municipality
                """,
                row => SqliteEnrolmentStore.Read(row, document: 0, version: 1),
                ("$journey", place.Journey), ("$round", place.Round), ("$municipality", place.Municipality)),
            cancellationToken);

    public Task<IReadOnlyList<StoredEnrolment>> UnderWayAsync(string personKey, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredEnrolment>>(
            session => session.All(
                """
                WITH me (key) AS (
                    SELECT coalesce((SELECT linked_to FROM person WHERE key = $person), $person))
                SELECT e.document_json, e.version FROM enrolment e
                WHERE e.status IN ('Open', 'Paused') AND e.id IN (
                    SELECT m.enrolment_id FROM enrolment_member m
                    WHERE m.person_key IN (SELECT key FROM me UNION SELECT p.key FROM person p JOIN me ON p.linked_to = me.key))
                ORDER BY e.changed_at DESC, e.id
                """,
                row => SqliteEnrolmentStore.Read(row, document: 0, version: 1),
                ("$person", personKey)),
            cancellationToken);

    public Task<PersonFacts> FactsAsync(string personKey, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.First(
                """
                SELECT coalesce(linked_to, key), name, tenant, language FROM person WHERE key = $person
                """,
                row => new PersonFacts(
                    personKey, row.GetString(0), row.GetStringOrNull(1), row.GetStringOrNull(2),
                    Spoken(session, personKey) ?? LanguageExtensions.FromTag(row.GetStringOrNull(3))),
                ("$person", personKey)) ?? new PersonFacts(personKey, personKey, Language: Spoken(session, personKey)),
            cancellationToken);

    public Task<AccessCode?> CodeAsync(CodePurpose purpose, string hash, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.First(
                "SELECT person_key, expires_at, enrolment_id FROM access_code WHERE purpose = $purpose AND hash = $hash",
                row => new AccessCode(purpose, hash, row.GetString(0), StoredForm.Instant(row.GetString(1)), row.GetStringOrNull(2)),
                ("$purpose", purpose.ToString()), ("$hash", hash)),
            cancellationToken);

    public Task<int> FailedCodesAsync(string personKey, DateTimeOffset since, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.First(
                "SELECT count(*) FROM failed_code WHERE person_key = $person AND at > $since",
                row => row.GetInt32(0),
                ("$person", personKey), ("$since", StoredForm.Text(since))),
            cancellationToken);

    public Task<ReachableConversation?> ReachAsync(string personKey, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.First(
                """
                WITH me (key) AS (
                    SELECT coalesce((SELECT linked_to FROM person WHERE key = $person), $person))
                SELECT c.channel, c.id, c.reference_json FROM personal_conversation pc JOIN conversation c ON c.key = pc.conversation
                WHERE c.reference_json IS NOT NULL
                  AND pc.person_key IN (SELECT key FROM me UNION SELECT p.key FROM person p JOIN me ON p.linked_to = me.key)
                ORDER BY pc.at DESC, c.key DESC LIMIT 1
                """,
                row => new ReachableConversation(new ConversationKey(row.GetString(0), row.GetString(1)), row.GetString(2)),
                ("$person", personKey)),
            cancellationToken);

    public Task<IReadOnlyList<OtherTenantAttempt>> OtherTenantAttemptsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<OtherTenantAttempt>>(
            session => session.All(
                """
                SELECT v.at, e.id, e.journey, e.round_id, e.municipality, v.person_key, p.name, v.value,
                    EXISTS (SELECT 1 FROM enrolment_member m WHERE m.enrolment_id = e.id AND m.person_key = v.person_key)
                FROM enrolment_event v JOIN enrolment e ON e.id = v.enrolment_id LEFT JOIN person p ON p.key = v.person_key
                WHERE v.kind = 'OtherTenantTried' ORDER BY v.at DESC, v.enrolment_id, v.version DESC
                """,
                row => new OtherTenantAttempt(
                    StoredForm.Instant(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetStringOrNull(4),
                    row.GetString(5), row.GetStringOrNull(6), row.GetString(7), row.GetInt32(8) == 1)),
            cancellationToken);

    /// <summary>The language of what was said last in the person's latest conversation.</summary>
    private static Language? Spoken(SqliteSession session, string personKey) => session.First(
        """
        SELECT c.state_json FROM personal_conversation pc JOIN conversation c ON c.key = pc.conversation
        WHERE pc.person_key = $person ORDER BY pc.at DESC, c.key DESC LIMIT 1
        """,
        row => JsonSerializer.Deserialize(row.GetUtf8(0), StorageJson.Default.ConversationState)?.Language,
        ("$person", personKey));
}
