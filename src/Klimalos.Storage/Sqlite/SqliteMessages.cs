namespace Klimalos.Storage.Sqlite;

/// <summary>A message as it stands in the outbox.</summary>
/// <param name="Key">Its place there.</param>
internal sealed record SavedMessage(AddressedMessage Message, long Key);

/// <summary>Puts messages to other conversations than the turn's own into the outbox.</summary>
internal static class SqliteMessages
{
    /// <param name="origin">What they come from. They are no replies, so that it is no activity of their own conversation.</param>
    public static IReadOnlyList<SavedMessage> Save(SqliteSession session, IReadOnlyList<AddressedMessage> messages, string origin, string at)
    {
        if (messages.Count == 0)
            return [];
        var saved = new List<SavedMessage>(messages.Count);
        foreach (var message in messages)
        {
            if (Save(session, message, origin, at) is { } key)
                saved.Add(new SavedMessage(message, key));
        }

        return saved;
    }

    private static long? Save(SqliteSession session, AddressedMessage message, string origin, string at) => session.First<long?>(
        """
        INSERT INTO outbox (id, conversation, activity_id, reply_json, status, created_at)
        SELECT $id, key, $origin, $reply, 'Pending', $at FROM conversation WHERE channel = $channel AND id = $conversation
        RETURNING key
        """,
        row => row.GetInt64(0),
        ("$id", StoredForm.Text(message.Message.Id)), ("$origin", origin),
        ("$reply", JsonText.Of(message.Message.Reply, StorageJson.Default.Reply)), ("$at", at),
        ("$channel", message.Conversation.Channel), ("$conversation", message.Conversation.Id));
}
