namespace Bot.Tests.Hosting;

internal static class Patience
{
    /// <summary>Waits for what happens on another thread; fails after a minute and a half.</summary>
    public static Task UntilAsync(Func<bool> condition) => UntilAsync(() => Task.FromResult(condition()));

    /// <summary>The same, of what has to be read.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        while (!await condition())
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, limit.Token);
    }
}
