namespace Klimalos.Storage.Sqlite;

internal sealed class SqliteMaintenance(SqliteDatabase database) : IMaintenance
{
    /// <summary>A file's id stands in the answer that it was sent for, and in no other place.</summary>
    private const string OrphanedFiles =
        """
        DELETE FROM received_file WHERE at < $before AND NOT EXISTS (
            SELECT 1 FROM enrolment e
            WHERE instr(e.document_json, received_file.id) > 0 AND EXISTS (SELECT 1 FROM enrolment_member m WHERE m.enrolment_id = e.id))
        """;

    public async Task<Purged> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var handled = await DeleteAsync("DELETE FROM handled_activity WHERE at < $before", before, cancellationToken);
        var sent = await DeleteAsync("DELETE FROM outbox WHERE status = 'Sent' AND sent_at < $before", before, cancellationToken);
        var files = await DeleteAsync(OrphanedFiles, before, cancellationToken);
        await DeleteAsync("DELETE FROM access_code WHERE expires_at < $before", before, cancellationToken);
        await DeleteAsync("DELETE FROM secretariat_code WHERE expires_at < $before", before, cancellationToken);
        await DeleteAsync("DELETE FROM page_sign_in WHERE expires_at < $before", before, cancellationToken);
        await DeleteAsync("DELETE FROM failed_code WHERE at < $before", before, cancellationToken);
        return new Purged(handled, sent, files);
    }

    private Task<int> DeleteAsync(string sql, DateTimeOffset before, CancellationToken cancellationToken) =>
        database.WriteAsync(session => session.Execute(sql, ("$before", StoredForm.Text(before))), cancellationToken);
}
