using System.Net;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Bot.Health;

public static class HealthEndpoints
{
    /// <summary>What proxies add to the calls of others: such a call comes from this machine and yet from outside.</summary>
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    public static void AddBotHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<StoreCheck>("store", timeout: TimeSpan.FromSeconds(5))
        .AddCheck<OutboxCheck>("outbox")
        .AddCheck<ContentCheck>("content");

    /// <summary><c>/health/live</c>: the process runs. <c>/health/ready</c>: it can do its work (content is loaded before it listens).</summary>
    public static void MapBotHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    /// <summary>The state, in one word; who calls on this machine itself reads the causes below it.</summary>
    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        var causes = IsOnThisMachine(context) ? report.Entries.Where(entry => entry.Value.Description is not null) : [];
        return context.Response.WriteAsync(string.Join(
            '\n', causes.Select(entry => $"{entry.Key}: {entry.Value.Description}").Prepend(report.Status.ToString())));
    }

    private static bool IsOnThisMachine(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
        && !ProxyHeaders.Any(context.Request.Headers.ContainsKey);
}
