using Klimalos.Languages;

namespace Klimalos.Storage.Sqlite;

internal sealed class SqlitePageSessions(SqliteDatabase database) : IPageSessions
{
    public Task BeginAsync(PageSession session, DateTimeOffset unusedSince, CancellationToken cancellationToken) => database.WriteAsync(
        store =>
        {
            store.Execute("DELETE FROM page_session WHERE used_at < $since", ("$since", StoredForm.Text(unusedSince)));
            return store.Execute(
                "INSERT INTO page_session (hash, person_key, language, began_at, used_at) VALUES ($hash, $person, $language, $began, $used)",
                ("$hash", session.Hash), ("$person", session.Person), ("$language", session.Language?.Code()),
                ("$began", StoredForm.Text(session.Began)), ("$used", StoredForm.Text(session.Used)));
        },
        cancellationToken);

    public Task<PageSession?> FindAsync(string hash, CancellationToken cancellationToken) => database.ReadAsync(
        store => store.First(
            "SELECT person_key, language, began_at, used_at FROM page_session WHERE hash = $hash",
            row => new PageSession(
                hash, row.GetString(0), LanguageExtensions.FromTag(row.GetStringOrNull(1)), StoredForm.Instant(row.GetString(2)), StoredForm.Instant(row.GetString(3))),
            ("$hash", hash)),
        cancellationToken);

    public Task TouchAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken) => database.WriteAsync(
        store => store.Execute("UPDATE page_session SET used_at = $at WHERE hash = $hash", ("$at", StoredForm.Text(at)), ("$hash", hash)), cancellationToken);

    public Task ChooseAsync(string hash, Language language, CancellationToken cancellationToken) => database.WriteAsync(
        store => store.Execute("UPDATE page_session SET language = $language WHERE hash = $hash", ("$language", language.Code()), ("$hash", hash)), cancellationToken);

    public Task EndAsync(string hash, CancellationToken cancellationToken) => database.WriteAsync(
        store => store.Execute("DELETE FROM page_session WHERE hash = $hash", ("$hash", hash)), cancellationToken);
}
