namespace Klimalos.Storage.Sqlite;

/// <summary>Work that is done as a whole or not at all; whoever asked for it waits for its commit.</summary>
internal abstract class WriteUnit
{
    /// <summary>What went wrong in <see cref="Run"/>, if anything.</summary>
    public Exception? Failure { get; protected set; }

    /// <summary>Does the work; false when what it did is to be undone. Keeps its result or its exception for later.</summary>
    public abstract bool Run(SqliteSession session);

    /// <summary>Tells the result: the batch is on disk.</summary>
    public abstract void Complete();

    /// <summary>Tells that the batch is not on disk.</summary>
    public abstract void Fault(Exception exception);
}

internal sealed class WriteUnit<T>(Func<SqliteSession, T> work, Func<T, bool> keeps) : WriteUnit
{
    // Continuations must not run on the writer's thread: the next batch waits for it.
    private readonly TaskCompletionSource<T> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Task => completion.Task;

    public override bool Run(SqliteSession session)
    {
        try
        {
            result = work(session);
            return keeps(result);
        }
        catch (Exception exception)
        {
            Failure = exception;
            return false;
        }
    }

    public override void Complete()
    {
        if (Failure is null)
            completion.SetResult(result!);
        else
            completion.SetException(Failure);
    }

    public override void Fault(Exception exception) => completion.SetException(Failure ?? exception);
}
