namespace Klimalos.Storage.Sqlite;

internal sealed class SqliteDiscordStore(SqliteDatabase database) : IDiscordStore
{
    public Task<bool> TryLeaseAsync(string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute(
            """
            INSERT INTO discord_lease (one, owner, until) VALUES (1, $owner, $until)
            ON CONFLICT (one) DO UPDATE SET owner = excluded.owner, until = excluded.until WHERE owner = excluded.owner OR until <= $now
            """,
            ("$owner", owner), ("$until", StoredForm.Text(until)), ("$now", StoredForm.Text(now))) > 0,
        cancellationToken);

    public Task EndLeaseAsync(string owner, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute("DELETE FROM discord_lease WHERE owner = $owner", ("$owner", owner)), cancellationToken);

    public Task<string?> SessionAsync(CancellationToken cancellationToken) => database.ReadAsync(
        session => session.First("SELECT json FROM discord_session", row => row.GetString(0)), cancellationToken);

    public Task<bool> SaveSessionAsync(string? json, string owner, CancellationToken cancellationToken) => database.WriteAsync(
        session =>
        {
            if (session.First("SELECT owner FROM discord_lease", row => row.GetString(0)) != owner)
                return false;
            if (json is null)
                session.Execute("DELETE FROM discord_session");
            else
                session.Execute("INSERT INTO discord_session (one, json) VALUES (1, $json) ON CONFLICT (one) DO UPDATE SET json = excluded.json", ("$json", json));
            return true;
        },
        cancellationToken);

    public Task<string?> LocaleAsync(string person, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.First("SELECT locale FROM discord_person WHERE id = $id", row => row.GetString(0), ("$id", person)), cancellationToken);

    public Task SaveLocaleAsync(string person, string locale, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute(
            "INSERT INTO discord_person (id, locale) VALUES ($id, $locale) ON CONFLICT (id) DO UPDATE SET locale = excluded.locale",
            ("$id", person), ("$locale", locale)),
        cancellationToken);

    public Task<string?> ServerAsync(string person, CancellationToken cancellationToken) => database.ReadAsync(
        session => session.First("SELECT server FROM discord_member WHERE person = $person", row => row.GetString(0), ("$person", person)), cancellationToken);

    public Task SaveServerAsync(string person, string server, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.Execute(
            "INSERT INTO discord_member (person, server) VALUES ($person, $server) ON CONFLICT (person) DO UPDATE SET server = excluded.server",
            ("$person", person), ("$server", server)),
        cancellationToken);
}
