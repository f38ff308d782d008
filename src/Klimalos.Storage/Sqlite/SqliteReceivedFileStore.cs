namespace Klimalos.Storage.Sqlite;

internal sealed class SqliteReceivedFileStore(SqliteDatabase database) : IReceivedFileStore
{
    public Task SaveAsync(string id, ReceivedFile file, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session => session.Execute(
                """
                INSERT INTO received_file (id, name, content_type, bytes, person_key, at) VALUES ($id, $name, $type, $bytes, $person, $at)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name, content_type = excluded.content_type, bytes = excluded.bytes
                """,
                ("$id", id), ("$name", file.Name), ("$type", file.ContentType), ("$bytes", file.Bytes), ("$person", file.PersonKey),
                ("$at", StoredForm.Text(file.At))),
            cancellationToken);

    public Task<ReceivedFile?> GetAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            session => session.First(
                "SELECT name, content_type, bytes, person_key, at FROM received_file WHERE id = $id",
                row => new ReceivedFile(row.GetString(0), row.GetString(1), row.GetBytes(2), row.GetString(3), StoredForm.Instant(row.GetString(4))),
                ("$id", id)),
            cancellationToken);
}
