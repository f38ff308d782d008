using Klimalos.Secretariat;

namespace Klimalos.Storage.Sqlite;

internal sealed class SqlitePageSignIn(SqliteDatabase database) : IPageSignIn
{
    public async Task<string?> RedeemAsync(string token, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hash = PageSignIn.HashOf(token);
        var found = await database.WriteAsync(
            session => session.First(
                "DELETE FROM page_sign_in WHERE hash = $hash RETURNING person_key, expires_at",
                row => new PageSignIn(hash, row.GetString(0), StoredForm.Instant(row.GetString(1))),
                ("$hash", hash)),
            cancellationToken);
        return found is not null && found.Expires > now ? found.Person : null;
    }
}
