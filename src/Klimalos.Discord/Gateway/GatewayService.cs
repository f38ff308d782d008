using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Klimalos.Discord.Gateway;

/// <summary>What the application does with events.</summary>
public interface IDiscordEventHandler
{
    /// <summary>
    /// Called for one event after the other; completes when the event is in safe hands. The next one does not wait for that: what is to be
    /// done in order is the handler's to order.
    /// </summary>
    Task HandleAsync(DiscordEvent happened, CancellationToken cancellationToken);
}

/// <summary>
/// Holds the gateway while the host runs, if there is a token and no other process does. When Discord refuses the bot, this alone ends.
/// </summary>
internal sealed class GatewayService(
    GatewayClient client, IGatewayLease lease, IDiscordEventHandler handler, IOptions<DiscordOptions> options, TimeProvider clock, ILogger<GatewayService> logger) : BackgroundService
{
    /// <summary>Also in a hurry: what is let go of here, the next process need not wait for.</summary>
    private static readonly TimeSpan TimeToLetGo = TimeSpan.FromSeconds(3);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (ExecuteTask is { } running)
            await Task.WhenAny(running, Task.Delay(TimeToLetGo, TimeProvider.System, CancellationToken.None));
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => options.Value.IsOn
        ? new LeasedGateway(lease, client, clock, logger).RunAsync(handler.HandleAsync, stoppingToken)
        : Task.CompletedTask;
}
