using Klimalos.Discord;
using Klimalos.Discord.Gateway;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Bot.Discord;

/// <summary>Discord is connected, if it is to be. The other channels work without it: degraded, not unfit.</summary>
internal sealed class DiscordCheck(GatewayClient gateway, IOptions<DiscordOptions> options, TimeProvider time) : IHealthCheck
{
    /// <summary>A reconnection takes seconds, and is no news.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var status = gateway.Status;
        var isWell = !options.Value.IsOn || status.State switch
        {
            GatewayState.Connected => true,
            GatewayState.Refused => false,
            _ => status.Problem is null || time.GetUtcNow() - status.Since < Patience,
        };
        return Task.FromResult(isWell ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{status.State}, {status.Problem}"));
    }
}
