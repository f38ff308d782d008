using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Bot.Health;

public static class HealthEndpoints
{
    public static void AddBotHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<StoreCheck>("store", timeout: TimeSpan.FromSeconds(5))
        .AddCheck<OutboxCheck>("outbox");

    /// <summary><c>/health/live</c>: the process runs. <c>/health/ready</c>: it can do its work (content is loaded before it listens).</summary>
    public static void MapBotHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready");
    }
}
