using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Klimalos.Discord.Gateway;

/// <summary>What the application does with events.</summary>
public interface IDiscordEventHandler
{
    /// <summary>Returns as soon as the event is in safe hands; the next one waits for it.</summary>
    Task HandleAsync(DiscordEvent happened, CancellationToken cancellationToken);
}

/// <summary>Holds the gateway while the host runs, if there is a token. When Discord refuses the bot, this alone ends.</summary>
internal sealed class GatewayService(GatewayClient client, IDiscordEventHandler handler, IOptions<DiscordOptions> options) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        options.Value.IsOn ? client.RunAsync(handler.HandleAsync, stoppingToken) : Task.CompletedTask;
}
