using System.Text.Json;
using Klimalos.Conversations;

namespace Klimalos.Storage.Sqlite;

internal sealed class SqliteOutbox(SqliteDatabase database) : IOutbox
{
    public Task<IReadOnlyList<PendingDelivery>> PendingAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PendingDelivery>>(
            session => session.All(
                """
                SELECT c.channel, c.id, o.id, o.reply_json, o.reply_to_id, c.reference_json, o.attempts
                FROM outbox o JOIN conversation c ON c.key = o.conversation
                WHERE o.status = 'Pending' ORDER BY o.key
                """,
                Read),
            cancellationToken);

    public Task<IReadOnlyList<PendingDelivery>> OfTurnAsync(
        ConversationKey conversation, string activityId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PendingDelivery>>(
            session => session.All(
                """
                SELECT c.channel, c.id, o.id, o.reply_json, o.reply_to_id, c.reference_json, o.attempts
                FROM conversation c
                JOIN handled_activity h ON h.conversation = c.key AND h.activity_id = $activity
                JOIN outbox o ON o.key BETWEEN h.first_message AND h.first_message + h.messages - 1 AND o.activity_id = h.activity_id
                WHERE c.channel = $channel AND c.id = $id ORDER BY o.key
                """,
                Read,
                ("$channel", conversation.Channel), ("$id", conversation.Id), ("$activity", activityId)),
            cancellationToken);

    public Task<Reply?> SentAsAsync(ConversationKey conversation, string remoteId, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.First(
                """
                SELECT o.reply_json
                FROM conversation c
                JOIN handled_activity h ON h.conversation = c.key
                JOIN outbox o ON o.key BETWEEN h.first_message AND h.first_message + h.messages - 1 AND o.conversation = c.key
                WHERE c.channel = $channel AND c.id = $id AND o.remote_id = $remote LIMIT 1
                """,
                row => JsonSerializer.Deserialize(row.GetUtf8(0), StorageJson.Default.Reply),
                ("$channel", conversation.Channel), ("$id", conversation.Id), ("$remote", remoteId)),
            cancellationToken);

    public Task RecordAsync(DeliveryRecord record, CancellationToken cancellationToken) =>
        database.WriteSoonAsync(session => Record(session, record), cancellationToken);

    /// <summary>Only a message that waits changes: what was sent stays sent, whatever a late record says.</summary>
    private static int Record(SqliteSession session, DeliveryRecord record)
    {
        if (record.Outcome == DeliveryOutcome.Failed)
            Fail(session, record);
        return session.Execute(
            """
            UPDATE outbox SET status = $status, attempts = attempts + 1, sent_at = $sentAt, remote_id = $remoteId, error = $error
            WHERE id = $id AND status = 'Pending'
            """,
            ("$status", Status(record.Outcome)),
            ("$sentAt", record.Outcome == DeliveryOutcome.Sent ? StoredForm.Text(record.At) : null),
            ("$remoteId", record.RemoteId), ("$error", record.Error), ("$id", StoredForm.Text(record.Id)));
    }

    /// <summary>The reminders that the message said have failed with it; and a conversation that is gone is not written to again.</summary>
    private static void Fail(SqliteSession session, DeliveryRecord record)
    {
        session.Execute(
            "UPDATE reminder SET state = 'Failed', reason = $error, settled_at = $at WHERE message_id = $id AND state = 'Sent'",
            ("$error", record.Error), ("$at", StoredForm.Text(record.At)), ("$id", StoredForm.Text(record.Id)));
        if (record.IsUnreachable)
        {
            session.Execute(
                "UPDATE conversation SET reference_json = NULL WHERE key = (SELECT conversation FROM outbox WHERE id = $id AND status = 'Pending')",
                ("$id", StoredForm.Text(record.Id)));
        }
    }

    private static string Status(DeliveryOutcome outcome) => outcome switch
    {
        DeliveryOutcome.Sent => "Sent",
        DeliveryOutcome.Failed => "Failed",
        _ => "Pending",
    };

    private static PendingDelivery Read(SqliteRow row) => new(
        new ConversationKey(row.GetString(0), row.GetString(1)),
        new OutboxMessage(
            Guid.ParseExact(row.GetString(2), "D"),
            JsonSerializer.Deserialize(row.GetUtf8(3), StorageJson.Default.Reply)!,
            row.GetStringOrNull(4)),
        row.GetStringOrNull(5),
        row.GetInt32(6));
}
