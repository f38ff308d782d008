using Klimalos.Languages;
using Klimalos.Secretariat;

namespace Klimalos.Storage.Sqlite;

/// <summary>Broadcasts, and what became of each of their messages.</summary>
internal static class SqliteBroadcasts
{
    public static void Save(SqliteSession session, Broadcast broadcast, SecretariatContext context)
    {
        var key = session.First<long>(
            "INSERT INTO broadcast (id, sent_by, at, selection) VALUES ($id, $by, $at, $selection) RETURNING key",
            row => row.GetInt64(0),
            ("$id", broadcast.Id), ("$by", broadcast.By), ("$at", StoredForm.Text(broadcast.At)), ("$selection", broadcast.Selection));
        foreach (var (language, text) in broadcast.Texts)
        {
            session.Execute(
                "INSERT INTO broadcast_text (broadcast, language, text) VALUES ($broadcast, $language, $text)",
                ("$broadcast", key), ("$language", language.Code()), ("$text", text));
        }

        for (var i = 0; i < broadcast.Recipients.Count; i++)
            Save(session, key, i, broadcast.Recipients[i], MessageTo(context, broadcast.Recipients[i].Person));
    }

    /// <summary>Whoever can be reached now has a new message; the others stay as they are.</summary>
    public static void Resend(SqliteSession session, BroadcastResend resend, SecretariatContext context)
    {
        foreach (var person in resend.People)
        {
            if (MessageTo(context, person) is not { } message)
                continue;
            session.Execute(
                """
                UPDATE broadcast_delivery SET message = $message, message_id = $messageId
                WHERE person_key = $person AND broadcast = (SELECT key FROM broadcast WHERE id = $id)
                """,
                ("$message", message.Key), ("$messageId", StoredForm.Text(message.Message.Message.Id)), ("$person", person), ("$id", resend.Broadcast));
        }
    }

    public static IReadOnlyList<BroadcastReport> All(SqliteSession session)
    {
        var texts = session.All(
            "SELECT broadcast, language, text FROM broadcast_text",
            row => (Broadcast: row.GetInt64(0), Language: LanguageExtensions.FromTag(row.GetString(1)) ?? Language.Nb, Text: row.GetString(2)))
            .ToLookup(text => text.Broadcast);
        var deliveries = Deliveries(session).ToLookup(delivery => delivery.Broadcast, delivery => delivery.Delivery);
        return session.All(
            "SELECT key, id, sent_by, at, selection FROM broadcast ORDER BY key DESC",
            row => Report(row, texts[row.GetInt64(0)].ToDictionary(text => text.Language, text => text.Text), [.. deliveries[row.GetInt64(0)]]));
    }

    private static BroadcastReport Report(SqliteRow row, Dictionary<Language, string> texts, IReadOnlyList<BroadcastDelivery> deliveries) => new(
        new Broadcast(
            row.GetString(1), StoredForm.Instant(row.GetString(3)), row.GetString(2), row.GetString(4), texts,
            [.. deliveries.Select(delivery => delivery.Recipient)]),
        deliveries);

    private static List<(long Broadcast, BroadcastDelivery Delivery)> Deliveries(SqliteSession session) => session.All(
        """
        SELECT d.broadcast, d.person_key, d.name, d.language, d.about,
            CASE WHEN d.message IS NULL THEN 'Unreachable' ELSE coalesce(o.status, 'Sent') END, o.error
        FROM broadcast_delivery d LEFT JOIN outbox o ON o.key = d.message AND o.id = d.message_id
        ORDER BY d.broadcast, d.position
        """,
        row => (row.GetInt64(0), new BroadcastDelivery(
            new BroadcastRecipient(row.GetString(1), row.GetStringOrNull(2), LanguageExtensions.FromTag(row.GetString(3)) ?? Language.Nb, row.GetString(4)),
            StateOf(row.GetString(5)),
            row.GetStringOrNull(6))));

    private static BroadcastState StateOf(string status) => status switch
    {
        "Sent" => BroadcastState.Sent,
        "Failed" => BroadcastState.Failed,
        "Unreachable" => BroadcastState.Unreachable,
        _ => BroadcastState.Waiting,
    };

    private static SavedMessage? MessageTo(SecretariatContext context, string person) =>
        context.Messages.FirstOrDefault(saved => string.Equals(saved.Message.To, person, StringComparison.Ordinal));

    private static void Save(SqliteSession session, long broadcast, int position, BroadcastRecipient recipient, SavedMessage? message) => session.Execute(
        """
        INSERT INTO broadcast_delivery (broadcast, position, person_key, name, language, about, message, message_id)
        VALUES ($broadcast, $position, $person, $name, $language, $about, $message, $messageId)
        """,
        ("$broadcast", broadcast), ("$position", position), ("$person", recipient.Person), ("$name", recipient.Name),
        ("$language", recipient.Language.Code()), ("$about", recipient.About), ("$message", message?.Key),
        ("$messageId", message is null ? null : StoredForm.Text(message.Message.Message.Id)));
}
