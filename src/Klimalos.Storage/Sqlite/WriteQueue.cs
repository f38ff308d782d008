using System.Runtime.ExceptionServices;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Klimalos.Storage.Sqlite;

/// <summary>
/// The one writer. Whatever waits while a commit is on its way to the disk is written by the next one together:
/// a slow disk makes larger commits, not a longer queue.
/// </summary>
internal sealed class WriteQueue
{
    private const int BatchLimit = 256;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// Where many write at a time, a commit waits this long for more of them: it costs the processor as much for two as for ten
    /// (PostgreSQL's commit_delay and commit_siblings). Who writes alone never waits.
    /// </summary>
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(2);

    private const int Crowd = 4;

    private readonly object gate = new();
    private readonly Queue<WriteUnit> waiting = [];
    private readonly TaskCompletionSource drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SqliteSession session;
    private readonly ILogger logger;
    private bool isClosed;
    private bool isUrgent;
    private bool isCrowded;
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
    /// <param name="mayWait">Nobody waits for it: it lets a little time pass, in which other work may come to share a commit with it.</param>
    /// <param name="keeps">False for a result whose changes are to be undone.</param>
    /// <param name="cancellationToken">Heeded until the work is queued; then it is done, and the task tells how it went.</param>
    public Task<T> RunAsync<T>(Func<SqliteSession, T> work, Func<T, bool> keeps, CancellationToken cancellationToken, bool mayWait = false)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellationToken);
        var unit = new WriteUnit<T>(work, keeps);
        lock (gate)
        {
            if (isClosed)
                return Task.FromException<T>(new ObjectDisposedException(nameof(SqliteDatabase), "The store is closed."));
            waiting.Enqueue(unit);
            var wasUrgent = isUrgent;
            isUrgent |= !mayWait;
            if (waiting.Count == 1 || isUrgent != wasUrgent)
                Monitor.Pulse(gate);
        }

        return unit.Task;
    }

    /// <summary>Takes no more work, and completes when all that was taken is on disk.</summary>
    public Task DrainAsync()
    {
        lock (gate)
        {
            isClosed = true;
            Monitor.Pulse(gate);
        }

        return drained.Task;
    }

    private void Run()
    {
        var batch = new List<WriteUnit>(BatchLimit);
        while (Take(batch))
        {
            RunBatch(batch);
            batch.Clear();
        }

        drained.SetResult();
    }

    /// <summary>Waits until there is work and takes it; false when there will be none any more.</summary>
    private bool Take(List<WriteUnit> batch)
    {
        lock (gate)
        {
            while (waiting.Count == 0 && !isClosed)
                Monitor.Wait(gate);
            if (!isClosed && (!isUrgent || isCrowded))
                Monitor.Wait(gate, isUrgent ? Gathering : Patience);
            while (batch.Count < BatchLimit && waiting.TryDequeue(out var unit))
                batch.Add(unit);
            isUrgent = waiting.Count > 0;
            isCrowded = batch.Count >= Crowd;
        }

        return batch.Count > 0;
    }

    private void RunBatch(List<WriteUnit> batch)
    {
        try
        {
            if (!TryTogether(batch))
                Apart(batch);
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

    /// <summary>The common case: all that is done is kept. False when a unit is to be undone; then nothing of the batch is done.</summary>
    private bool TryTogether(List<WriteUnit> batch)
    {
        session.Execute("BEGIN IMMEDIATE");
        foreach (var unit in batch)
        {
            if (unit.Run(session))
                continue;
            RollBack();
            return false;
        }

        session.Execute("COMMIT");
        return true;
    }

    /// <summary>Runs the units so that the failure of one undoes nothing but its own.</summary>
    private void Apart(List<WriteUnit> batch)
    {
        session.Execute("BEGIN IMMEDIATE");
        foreach (var unit in batch)
        {
            session.Execute("SAVEPOINT unit");
            if (!unit.Run(session))
                Undo(unit);
            session.Execute("RELEASE unit");
        }

        session.Execute("COMMIT");
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
