using Bot.Editing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bot.Health;

/// <summary>The content files are in force. While an edit is refused the bot works on with what it had: degraded, not unfit.</summary>
public sealed class ContentCheck(CurrentContent content) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(content.Refused is { Count: > 0 } problems
            ? HealthCheckResult.Degraded($"refused edit, {string.Join("; ", problems)}")
            : HealthCheckResult.Healthy());
}
