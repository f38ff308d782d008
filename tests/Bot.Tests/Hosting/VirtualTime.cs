using Klimalos.Testing;

namespace Bot.Tests.Hosting;

/// <summary>Moves a standing clock while something else waits for it.</summary>
internal static class VirtualTime
{
    /// <summary>Lets the clock run, a step at each breath of real time, until the task is done.</summary>
    public static async Task<T> RunUntilAsync<T>(this ManualTimeProvider clock, Task<T> task, TimeSpan step)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!task.IsCompleted)
        {
            clock.Advance(step);
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, limit.Token);
        }

        return await task;
    }
}
