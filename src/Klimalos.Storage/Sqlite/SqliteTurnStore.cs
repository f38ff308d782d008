using System.Text.Json;
using Klimalos.Conversations;
using Klimalos.Languages;

namespace Klimalos.Storage.Sqlite;

internal sealed class SqliteTurnStore(SqliteDatabase database) : ITurnStore
{
    private static readonly ConversationState Empty = new();

    private readonly TurnCache cache = new();

    public async Task<StoredTurnState> LoadAsync(ConversationKey conversation, string personKey, CancellationToken cancellationToken)
    {
        if (cache.Find(conversation, personKey) is { } known)
            return known;
        var changesBefore = cache.PersonalChanges;
        var stored = await database.ReadAsync(session => Load(session, conversation, personKey), cancellationToken);
        cache.Loaded(conversation, personKey, stored, changesBefore);
        return stored;
    }

    public async Task<CommitOutcome> CommitAsync(TurnCommit turn, CancellationToken cancellationToken)
    {
        // Serialising on the caller's thread keeps the one writer free, and lets a value that cannot be written fail here.
        var work = new SqliteTurnWork(turn, AreMembersStored(turn), cache.IsPersonAsIn(turn));
        var outcome = (CommitOutcome?)null;
        try
        {
            outcome = await database.WriteAsync(work.Commit, static outcome => outcome == CommitOutcome.Committed, cancellationToken);
            return outcome.Value;
        }
        finally
        {
            if (outcome is CommitOutcome.Committed)
                cache.Committed(turn);
            else
                cache.Forget(turn);
        }
    }

    private bool AreMembersStored(TurnCommit turn) =>
        turn.Enrolment is { } changed
        && cache.Enrolment(changed.Enrolment.Id, changed.Version) is { } before
        && before.Enrolment.Members.SequenceEqual(changed.Enrolment.Members, StringComparer.Ordinal);

    public Task<bool> IsHandledAsync(ConversationKey conversation, string activityId, CancellationToken cancellationToken) =>
        database.ReadAsync(session => SqliteTurnWork.IsHandled(session, conversation, activityId), cancellationToken);

    private static StoredTurnState Load(SqliteSession session, ConversationKey conversation, string personKey)
    {
        var rows = session.All(
            """
            SELECT c.state_json, c.version, p.language, e.document_json, e.version,
                (SELECT group_concat(key, char(10)) FROM (
                    SELECT p.linked_to AS key UNION ALL SELECT l.key FROM person l WHERE l.linked_to = coalesce(p.linked_to, $person))
                 WHERE key <> $person)
            FROM (SELECT 1)
            LEFT JOIN conversation c ON c.channel = $channel AND c.id = $id
            LEFT JOIN person p ON p.key = $person
            LEFT JOIN enrolment e ON e.id IN (
                SELECT c.enrolment_id
                UNION ALL
                SELECT m.enrolment_id FROM enrolment_member m
                WHERE c.enrolment_id IS NULL AND m.person_key IN (
                    SELECT $person UNION ALL SELECT p.linked_to
                    UNION ALL SELECT l.key FROM person l WHERE l.linked_to = coalesce(p.linked_to, $person)))
              AND (c.enrolment_id IS NOT NULL OR e.status IN ('Open', 'Paused'))
            ORDER BY e.changed_at DESC, e.id
            """,
            ReadRow,
            ("$channel", conversation.Channel), ("$id", conversation.Id), ("$person", personKey));
        var first = rows[0];
        return new StoredTurnState(
            first.State ?? Empty,
            first.Version,
            LanguageExtensions.FromTag(first.Language),
            [.. rows.Select(row => row.Enrolment).OfType<StoredEnrolment>()])
        {
            LinkedTo = first.LinkedTo is { } linked ? linked.Split('\n') : [],
        };
    }

    private static (ConversationState? State, long Version, string? Language, StoredEnrolment? Enrolment, string? LinkedTo) ReadRow(SqliteRow row) => (
        row.IsNull(0) ? null : JsonSerializer.Deserialize(row.GetUtf8(0), StorageJson.Default.ConversationState),
        row.GetInt64(1),
        row.GetStringOrNull(2),
        row.IsNull(3) ? null : SqliteEnrolmentStore.Read(row, document: 3, version: 4),
        row.GetStringOrNull(5));
}
