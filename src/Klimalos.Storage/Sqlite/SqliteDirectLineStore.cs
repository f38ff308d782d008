using Microsoft.Data.Sqlite;

namespace Klimalos.Storage.Sqlite;

internal sealed class SqliteDirectLineStore(SqliteDatabase database) : IDirectLineStore
{
    private const int SqliteConstraintForeignKey = 787;

    public Task CreateAsync(string conversationId, string userId, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Execute(
                "INSERT INTO directline_conversation (id, user_id, created_at) VALUES ($id, $user, $at) ON CONFLICT (id) DO NOTHING",
                ("$id", conversationId), ("$user", userId), ("$at", StoredForm.Text(at))),
            cancellationToken);

    public Task<string?> OwnerAsync(string conversationId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.First(
                "SELECT user_id FROM directline_conversation WHERE id = $id", row => row.GetString(0), ("$id", conversationId)),
            cancellationToken);

    public Task<long> AppendAsync(string conversationId, string dedupKey, string activityJson, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => InConversation(conversationId, () => Append(session, conversationId, dedupKey, activityJson)), cancellationToken);

    public Task<IReadOnlyList<DirectLineActivity>> ReadAsync(
        string conversationId, long after, int limit, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<DirectLineActivity>>(
            session => session.All(
                """
                SELECT position, json FROM directline_activity
                WHERE conversation_id = $conversation AND position > $after ORDER BY position LIMIT $limit
                """,
                row => new DirectLineActivity(row.GetInt64(0), row.GetString(1)),
                ("$conversation", conversationId), ("$after", after), ("$limit", limit)),
            cancellationToken);

    public Task SaveFileAsync(
        string conversationId, string fileId, string name, string contentType, ReadOnlyMemory<byte> bytes,
        CancellationToken cancellationToken)
    {
        // Copied: the caller may use its buffer again as soon as we return, and the writer comes to it later.
        var copy = bytes.ToArray();
        return database.WriteAsync(
            session => InConversation(conversationId, () => session.Execute(
                """
                INSERT INTO directline_file (conversation_id, file_id, name, content_type, bytes)
                VALUES ($conversation, $file, $name, $type, $bytes)
                ON CONFLICT (conversation_id, file_id)
                    DO UPDATE SET name = excluded.name, content_type = excluded.content_type, bytes = excluded.bytes
                """,
                ("$conversation", conversationId), ("$file", fileId), ("$name", name), ("$type", contentType), ("$bytes", copy))),
            cancellationToken);
    }

    public Task<DirectLineFile?> FileAsync(string conversationId, string fileId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.First(
                "SELECT name, content_type, bytes FROM directline_file WHERE conversation_id = $conversation AND file_id = $file",
                row => new DirectLineFile(row.GetString(0), row.GetString(1), row.GetFieldValue<byte[]>(2)),
                ("$conversation", conversationId), ("$file", fileId)),
            cancellationToken);

    private static long Append(SqliteSession session, string conversationId, string dedupKey, string activityJson)
    {
        var position = session.First<long?>(
            """
            INSERT INTO directline_activity (conversation_id, position, dedup_key, json)
            SELECT $conversation, coalesce(max(position), 0) + 1, $dedup, $json
            FROM directline_activity WHERE conversation_id = $conversation
            ON CONFLICT (conversation_id, dedup_key) DO NOTHING
            RETURNING position
            """,
            row => row.GetInt64(0),
            ("$conversation", conversationId), ("$dedup", dedupKey), ("$json", activityJson));
        return position ?? session.First(
            "SELECT position FROM directline_activity WHERE conversation_id = $conversation AND dedup_key = $dedup",
            row => row.GetInt64(0),
            ("$conversation", conversationId), ("$dedup", dedupKey));
    }

    private static T InConversation<T>(string conversationId, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (SqliteException exception) when (exception.SqliteExtendedErrorCode == SqliteConstraintForeignKey)
        {
            throw new InvalidOperationException($"There is no Direct Line conversation {conversationId}.", exception);
        }
    }
}
