using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Klimalos.Storage.Sqlite;

/// <summary>
/// The one writer. Whatever waits while a commit is on its way to the disk is written by the next one together:
/// a slow disk makes larger commits, not a longer queue.
/// </summary>
internal sealed class WriteQueue
{
    private const int QueueLimit = 4096;
    private const int BatchLimit = 256;

    private readonly Channel<WriteUnit> waiting =
        Channel.CreateBounded<WriteUnit>(new BoundedChannelOptions(QueueLimit) { SingleReader = true });

    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteSession session;
    private readonly ILogger logger;
    private long commits;

    public WriteQueue(SqliteSession session, ILogger logger)
    {
        this.session = session;
        this.logger = logger;
        // A thread of its own: it blocks on the disk, which must not take a thread from the pool.
        new Thread(Run) { IsBackground = true, Name = "Klimalos store writer" }.Start();
    }

    /// <summary>How many transactions were committed.</summary>
    public long Commits => Interlocked.Read(ref commits);

    /// <summary>Does the work within the next commit; completes when that is on disk.</summary>
    /// <param name="keeps">False for a result whose changes are to be undone.</param>
    /// <param name="cancellationToken">Heeded until the work is queued; then it is done, and the task tells how it went.</param>
    public async Task<T> RunAsync<T>(Func<SqliteSession, T> work, Func<T, bool> keeps, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var unit = new WriteUnit<T>(work, keeps);
        if (!waiting.Writer.TryWrite(unit))
            await EnqueueAsync(unit, cancellationToken);
        return await unit.Task;
    }

    /// <summary>Takes no more work, and completes when all that was taken is on disk.</summary>
    public Task DrainAsync()
    {
        waiting.Writer.TryComplete();
        return drained.Task;
    }

    private async ValueTask EnqueueAsync(WriteUnit unit, CancellationToken cancellationToken)
    {
        try
        {
            await waiting.Writer.WriteAsync(unit, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(SqliteDatabase), "The store is closed.");
        }
    }

    private void Run()
    {
        var batch = new List<WriteUnit>(BatchLimit);
        while (waiting.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < BatchLimit && waiting.Reader.TryRead(out var unit))
                batch.Add(unit);
            RunBatch(batch);
            batch.Clear();
        }

        drained.SetResult();
    }

    private void RunBatch(List<WriteUnit> batch)
    {
        try
        {
            session.Execute("BEGIN IMMEDIATE");
            foreach (var unit in batch)
                RunApart(unit);
            session.Execute("COMMIT");
        }
        catch (Exception exception)
        {
            logger.CommitFailed(exception, batch.Count);
            RollBack();
            foreach (var unit in batch)
                unit.Fault(exception);
            return;
        }

        Interlocked.Increment(ref commits);
        foreach (var unit in batch)
            unit.Complete();
    }

    /// <summary>Runs one unit so that its failure undoes nothing but its own.</summary>
    private void RunApart(WriteUnit unit)
    {
        session.Execute("SAVEPOINT unit");
        if (!unit.Run(session))
            Undo(unit);
        session.Execute("RELEASE unit");
    }

    private void Undo(WriteUnit unit)
    {
        try
        {
            session.Execute("ROLLBACK TO unit");
        }
        catch (SqliteException) when (unit.Failure is not null)
        {
            // After some errors (disk full, I/O) SQLite undoes the whole transaction, savepoints and all: the batch fails for that cause.
            ExceptionDispatchInfo.Throw(unit.Failure);
        }
    }

    private void RollBack()
    {
        try
        {
            session.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // SQLite had rolled back already, or the transaction never began: either way none is open now.
        }
    }
}
