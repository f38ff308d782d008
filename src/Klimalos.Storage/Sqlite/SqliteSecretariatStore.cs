using Klimalos.Languages;
using Klimalos.Secretariat;

namespace Klimalos.Storage.Sqlite;

internal sealed class SqliteSecretariatStore(SqliteDatabase database) : ISecretariatStore
{
    public Task<IReadOnlyList<StoredSecretariatMember>> MembersAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredSecretariatMember>>(
            session => session.All(
                "SELECT person_key, configured_as FROM secretariat_member ORDER BY added_at, person_key",
                row => new StoredSecretariatMember(row.GetString(0), row.GetStringOrNull(1))),
            cancellationToken);

    public Task<IReadOnlyList<SecretariatChannel>> ChannelsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<SecretariatChannel>>(
            session => session.All(
                """
                SELECT c.channel, c.id, s.language, c.reference_json FROM secretariat_channel s JOIN conversation c ON c.key = s.conversation
                ORDER BY s.at, s.conversation
                """,
                row => new SecretariatChannel(
                    new ConversationKey(row.GetString(0), row.GetString(1)),
                    LanguageExtensions.FromTag(row.GetString(2)) ?? Language.Nb,
                    row.GetStringOrNull(3))),
            cancellationToken);

    public Task<IReadOnlyDictionary<string, string>> CommunitiesAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, string>>(
            session => session.All("SELECT key, journey FROM community", row => KeyValuePair.Create(row.GetString(0), row.GetString(1)))
                .ToDictionary(StringComparer.Ordinal),
            cancellationToken);

    public Task<IReadOnlyList<StoredPings>> PingsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<StoredPings>>(
            session => session.All(
                "SELECT p.community, p.way, c.channel, c.id FROM community_pings p JOIN conversation c ON c.key = p.conversation ORDER BY p.community",
                row => new StoredPings(row.GetString(0), Enum.Parse<PingWay>(row.GetString(1)), new ConversationKey(row.GetString(2), row.GetString(3)))),
            cancellationToken);

    public Task<SecretariatCode?> CodeAsync(string hash, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.First(
                "SELECT given_by, expires_at FROM secretariat_code WHERE hash = $hash",
                row => new SecretariatCode(
                    hash, row.GetStringOrNull(0), row.GetStringOrNull(1) is { } end ? StoredForm.Instant(end) : null),
                ("$hash", hash)),
            cancellationToken);

    public Task OfferClaimAsync(string? hash, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                session.Execute("DELETE FROM secretariat_code WHERE given_by IS NULL");
                if (hash is not null)
                    session.Execute("INSERT INTO secretariat_code (hash) VALUES ($hash)", ("$hash", hash));
                return true;
            },
            cancellationToken);

    public Task RememberAsync(string personKey, string configuredAs, DateTimeOffset at, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                SqliteSecretariatWork.Add(session, personKey, configuredAs, by: null, StoredForm.Text(at));
                return true;
            },
            cancellationToken);

    public Task<IReadOnlyList<TrackedEnrolment>> EnrolmentsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(SqliteTracking.All, cancellationToken);

    public Task<IReadOnlyList<PassedQuestion>> QuestionsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<PassedQuestion>>(SqlitePassedQuestions.All, cancellationToken);

    public Task<PassedQuestion?> QuestionAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(session => SqlitePassedQuestions.Find(session, id), cancellationToken);

    public Task RecordDraftAsync(string question, string fileName, CancellationToken cancellationToken) =>
        database.WriteAsync(session => SqlitePassedQuestions.RecordDraft(session, question, fileName), cancellationToken);

    public Task<IReadOnlyList<BroadcastReport>> BroadcastsAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(SqliteBroadcasts.All, cancellationToken);

    public Task<bool> HasDigestAsync(DateOnly monday, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.First("SELECT 1 FROM secretariat_digest WHERE monday = $monday", static _ => true, ("$monday", StoredForm.Text(monday))), cancellationToken);

    public Task<bool> CommitDigestAsync(
        DateOnly monday, DateTimeOffset at, IReadOnlyList<AddressedMessage> messages, CancellationToken cancellationToken)
    {
        var week = StoredForm.Text(monday);
        return database.WriteAsync(
            session =>
            {
                if (session.Execute(
                    "INSERT INTO secretariat_digest (monday, at) VALUES ($monday, $at) ON CONFLICT DO NOTHING",
                    ("$monday", week), ("$at", StoredForm.Text(at))) == 0)
                {
                    return false;
                }

                SqliteMessages.Save(session, messages, $"secretariat digest {week}", StoredForm.Text(at));
                return true;
            },
            static isNew => isNew,
            cancellationToken);
    }

    public Task<bool> CommitAsync(SecretariatCommit commit, CancellationToken cancellationToken)
    {
        var at = StoredForm.Text(commit.At);
        return database.WriteAsync(
            session =>
            {
                var messages = SqliteMessages.Save(session, commit.Messages, $"secretariat {at}", at);
                return SqliteSecretariatWork.Save(session, commit.Changes, new SecretariatContext(commit.By, Conversation: null, messages, at));
            },
            static isDone => isDone,
            cancellationToken);
    }
}
