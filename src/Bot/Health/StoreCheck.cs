using Klimalos.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bot.Health;

/// <summary>The store answers.</summary>
public sealed class StoreCheck(ITurnStore store) : IHealthCheck
{
    private static readonly ConversationKey Nobody = new("health", "check");

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await store.IsHandledAsync(Nobody, "check", cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
