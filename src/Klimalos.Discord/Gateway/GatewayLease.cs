using Microsoft.Extensions.Logging;

namespace Klimalos.Discord.Gateway;

/// <summary>
/// Which of several processes of one bot holds the gateway: Discord tells each that connects everything, and would have it answered as
/// often.
/// </summary>
public interface IGatewayLease
{
    /// <summary>Claims the gateway for that long from now on, or for longer when this process holds it already.</summary>
    /// <returns>False when another process holds it.</returns>
    Task<bool> TryHoldAsync(TimeSpan time, CancellationToken cancellationToken);

    /// <summary>Another process may hold it from now on.</summary>
    Task LetGoAsync(CancellationToken cancellationToken);
}

/// <summary>For a bot that is one process.</summary>
public sealed class OnlyProcess : IGatewayLease
{
    public Task<bool> TryHoldAsync(TimeSpan time, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task LetGoAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Runs the gateway while this process holds it, and waits for it while another does.</summary>
internal sealed partial class LeasedGateway(IGatewayLease lease, GatewayClient client, TimeProvider clock, ILogger logger)
{
    /// <summary>What a process that died leaves the others waiting for; Discord keeps what happens meanwhile.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromSeconds(20);
    internal static readonly TimeSpan Renewal = TimeSpan.FromSeconds(5);

    /// <summary>Until it is told to stop, or Discord refuses the bot.</summary>
    public async Task RunAsync(Func<DiscordEvent, CancellationToken, Task> handle, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested && client.Status.State is not GatewayState.Refused)
            {
                if (await TryHoldAsync(stop) is true)
                {
                    await HoldAsync(handle, stop);
                    continue;
                }

                client.StandBy();
                await Task.Delay(Renewal, clock, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nothing is held.
        }
    }

    /// <summary>As long as the lease can be kept, and no longer: the next process must not find this one still there.</summary>
    private async Task HoldAsync(Func<DiscordEvent, CancellationToken, Task> handle, CancellationToken stop)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = client.RunAsync(handle, held.Token);
        var keeping = KeepAsync(held.Token);
        var isLost = await Task.WhenAny(running, keeping) == keeping && !stop.IsCancellationRequested;
        held.Cancel();
        await running;
        await keeping;
        if (isLost)
            LogLost();
        else
            await LetGoAsync();
    }

    private async Task KeepAsync(CancellationToken held)
    {
        try
        {
            for (var until = clock.GetUtcNow() + Life; clock.GetUtcNow() < until - Renewal;)
            {
                await Task.Delay(Renewal, clock, held);
                var now = clock.GetUtcNow();
                switch (await TryHoldAsync(held))
                {
                    case true:
                        until = now + Life;
                        break;
                    case false:
                        return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // No longer needed.
        }
    }

    /// <returns>Null when the store does not tell.</returns>
    private async Task<bool?> TryHoldAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await lease.TryHoldAsync(Life, cancellationToken).WaitAsync(Renewal, clock, cancellationToken);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            LogStore(problem);
            return null;
        }
    }

    private async Task LetGoAsync()
    {
        try
        {
            await lease.LetGoAsync(CancellationToken.None);
        }
        catch (Exception problem)
        {
            LogStore(problem); // It ends by itself.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process of the bot holds Discord's gateway now; this one waits")]
    private partial void LogLost();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store does not tell which process holds Discord's gateway")]
    private partial void LogStore(Exception problem);
}
