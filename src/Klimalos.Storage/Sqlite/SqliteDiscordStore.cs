namespace Klimalos.Storage.Sqlite;

internal sealed class SqliteDiscordStore(SqliteDatabase database) : IDiscordStore
{
    public Task<string?> SessionAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => session.First("SELECT json FROM discord_session", row => row.GetString(0)), cancellationToken);

    public Task SaveSessionAsync(string? json, CancellationToken cancellationToken) => database.WriteAsync(
        session => json is null
            ? session.Execute("DELETE FROM discord_session")
            : session.Execute("INSERT INTO discord_session (one, json) VALUES (1, $json) ON CONFLICT (one) DO UPDATE SET json = excluded.json", ("$json", json)),
        cancellationToken);

    public Task<string?> LocaleAsync(string person, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.First("SELECT locale FROM discord_person WHERE id = $id", row => row.GetString(0), ("$id", person)), cancellationToken);

    public Task SaveLocaleAsync(string person, string locale, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute(
            "INSERT INTO discord_person (id, locale) VALUES ($id, $locale) ON CONFLICT (id) DO UPDATE SET locale = excluded.locale",
            ("$id", person), ("$locale", locale)),
        cancellationToken);
}
