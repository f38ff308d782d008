using Bot.Delivery;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bot.Health;

/// <summary>Replies get out.</summary>
public sealed class OutboxCheck(DeliveryWatch watch) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(watch.IsStuck
            ? HealthCheckResult.Unhealthy($"{watch.Waiting} conversations wait for messages that cannot be sent.")
            : HealthCheckResult.Healthy());
}
