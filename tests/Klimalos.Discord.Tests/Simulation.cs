namespace Klimalos.Discord.Tests;

/// <summary>
/// Runs asynchronous code on one thread and in virtual time: the clock moves on only when nothing is left to do, so that a week passes in
/// seconds, and the same seed gives the same week.
/// </summary>
internal sealed class Simulation : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> ready = new();

    public ManualTimeProvider Clock { get; } = new();

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (ready)
            ready.Enqueue((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Does something, and all that follows from it without time passing.</summary>
    public void Do(Action act)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            act();
            while (TryNext(out var next))
                next.Callback(next.State);
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    /// <summary>Starts something that takes time.</summary>
    public Task<T> Start<T>(Func<Task<T>> start)
    {
        Task<T> task = null!;
        Do(() => task = start());
        return task;
    }

    public Task Start(Func<Task> start)
    {
        Task task = null!;
        Do(() => task = start());
        return task;
    }

    /// <summary>Lets time pass, from one timer to the next.</summary>
    public void Pass(TimeSpan time)
    {
        var end = Clock.GetUtcNow() + time;
        while (Clock.UntilNextTimer is { } next && Clock.GetUtcNow() + next <= end)
            Do(() => Clock.Advance(next));
        Do(() => Clock.Advance(end - Clock.GetUtcNow()));
    }

    /// <summary>Lets time pass until the task has ended, and gives its result or throws its exception.</summary>
    public T Finish<T>(Task<T> task)
    {
        FinishAny(task);
        return task.GetAwaiter().GetResult();
    }

    public void Finish(Task task)
    {
        FinishAny(task);
        task.GetAwaiter().GetResult();
    }

    private void FinishAny(Task task)
    {
        while (!task.IsCompleted)
            Do(() => Clock.Advance(Clock.UntilNextTimer ?? throw new InvalidOperationException("It waits for nothing that could come.")));
    }

    private bool TryNext(out (SendOrPostCallback Callback, object? State) next)
    {
        lock (ready)
            return ready.TryDequeue(out next);
    }
}
