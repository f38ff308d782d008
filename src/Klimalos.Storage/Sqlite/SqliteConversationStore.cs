namespace Klimalos.Storage.Sqlite;

internal sealed class SqliteConversationStore(SqliteDatabase database) : IConversationStore
{
    public Task<string?> ReferenceAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.First(
                "SELECT reference_json FROM conversation WHERE channel = $channel AND id = $id",
                row => row.GetStringOrNull(0),
                ("$channel", conversation.Channel), ("$id", conversation.Id)),
            cancellationToken);

    public Task ForgetReferenceAsync(ConversationKey conversation, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Execute(
                """
                UPDATE conversation SET reference_json = NULL
                WHERE channel = $channel AND (id = $id OR (id >= $id || ';' AND id < $id || '<'))
                """,
                ("$channel", conversation.Channel), ("$id", conversation.Id)),
            cancellationToken);
}
