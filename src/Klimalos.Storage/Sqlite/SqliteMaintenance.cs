namespace Klimalos.Storage.Sqlite;

internal sealed class SqliteMaintenance(SqliteDatabase database) : IMaintenance
{
    public async Task<Purged> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var handled = await DeleteAsync("DELETE FROM handled_activity WHERE at < $before", before, cancellationToken);
        var sent = await DeleteAsync("DELETE FROM outbox WHERE status = 'Sent' AND sent_at < $before", before, cancellationToken);
        await DeleteAsync("DELETE FROM access_code WHERE expires_at < $before", before, cancellationToken);
        await DeleteAsync("DELETE FROM secretariat_code WHERE expires_at < $before", before, cancellationToken);
        await DeleteAsync("DELETE FROM page_sign_in WHERE expires_at < $before", before, cancellationToken);
        await DeleteAsync("DELETE FROM failed_code WHERE at < $before", before, cancellationToken);
        return new Purged(handled, sent);
    }

    private Task<int> DeleteAsync(string sql, DateTimeOffset before, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Execute(sql, ("$before", StoredForm.Text(before))), cancellationToken);
}
