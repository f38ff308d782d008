using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Klimalos.Storage.Sqlite;

/// <summary>
/// One SQLite file: one connection that writes, some that read. Readers see the last commit and never wait for the writer
/// (write-ahead log). Disposing writes what waits and closes the file.
/// </summary>
public sealed class SqliteDatabase : IAsyncDisposable, IDisposable
{
    private const int SpareReaders = 8;
    private readonly ConcurrentBag<SqliteSession> spare = [];
    private readonly SqliteFile file;
    private readonly SqliteSession writer;
    private readonly WriteQueue queue;
    private volatile bool isClosed;

    private SqliteDatabase(SqliteFile file, SqliteSession writer, ILogger logger)
    {
        this.file = file;
        this.writer = writer;
        queue = new WriteQueue(writer, logger);
    }

    /// <summary>How many transactions this process has committed.</summary>
    public long Commits => queue.Commits;

    /// <summary>Opens the file, creates it and its directory where they do not exist, and brings its schema up to date.</summary>
    /// <param name="connectionString">
    /// <c>Data Source=./data/klimalos.db</c>; with <c>Default Timeout</c>, in seconds, for how long to wait while another
    /// process writes to the file (5 when not given).
    /// </param>
    /// <exception cref="StoreStartException">The file cannot be used; the message says why and what to do.</exception>
    public static SqliteDatabase Open(string connectionString, ILogger<SqliteDatabase>? logger = null) =>
        Open(connectionString, SchemaScript.Embedded(), logger ?? NullLogger<SqliteDatabase>.Instance);

    internal static SqliteDatabase Open(string connectionString, IReadOnlyList<SchemaScript> schema, ILogger logger)
    {
        var target = new SqliteFile(connectionString);
        target.CreateDirectory();
        try
        {
            return new SqliteDatabase(target, OpenUpToDate(target, schema, logger), logger);
        }
        catch (SqliteException exception)
        {
            throw new StoreStartException($"The database {target.Path} cannot be opened for writing: {exception.Message}", exception);
        }
    }

    /// <summary>Reads on the caller's thread: SQLite has no asynchronous I/O, and a page in the cache takes microseconds.</summary>
    internal Task<T> ReadAsync<T>(Func<SqliteSession, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        SqliteSession? session = null;
        try
        {
            ObjectDisposedException.ThrowIf(isClosed, this);
            if (!spare.TryTake(out session))
                session = file.OpenReader();
            var result = read(session);
            GiveBack(session);
            return Task.FromResult(result);
        }
        catch (Exception exception)
        {
            session?.Dispose();
            return Task.FromException<T>(exception);
        }
    }

    internal Task<T> WriteAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) =>
        queue.RunAsync(work, static _ => true, cancellationToken);

    /// <summary>Writes what nobody waits for.</summary>
    internal Task<T> WriteSoonAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken) =>
        queue.RunAsync(work, static _ => true, cancellationToken, mayWait: true);

    /// <param name="keeps">False for a result whose changes are to be undone.</param>
    internal Task<T> WriteAsync<T>(Func<SqliteSession, T> work, Func<T, bool> keeps, CancellationToken cancellationToken) =>
        queue.RunAsync(work, keeps, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (isClosed)
            return;
        isClosed = true;
        await queue.DrainAsync();
        // The writer last: the last connection to close empties the write-ahead log, and a reader could not.
        CloseSpareReaders();
        writer.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static SqliteSession OpenUpToDate(SqliteFile target, IReadOnlyList<SchemaScript> schema, ILogger logger)
    {
        var session = target.OpenWriter();
        try
        {
            SqliteSchema.Apply(session, target.Path, schema, logger);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private void GiveBack(SqliteSession session)
    {
        if (spare.Count < SpareReaders)
            spare.Add(session);
        else
            session.Dispose();
        if (isClosed)
            CloseSpareReaders();
    }

    private void CloseSpareReaders()
    {
        while (spare.TryTake(out var session))
            session.Dispose();
    }
}
