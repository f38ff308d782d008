using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Klimalos.BotFramework.DirectLine;

/// <summary>Which pages may call from a browser: the configured ones; in a trial, all that are served on this machine.</summary>
internal sealed class DirectLineCors
{
    private readonly ICorsService cors;
    private readonly CorsPolicy policy;

    public DirectLineCors(ICorsService cors, IOptions<DirectLineOptions> options, IHostEnvironment environment)
    {
        this.cors = cors;
        var allowed = options.Value.AllowedOrigins.Select(origin => origin.TrimEnd('/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var allowLoopback = options.Value.Secret is null || environment.IsDevelopment();
        policy = new CorsPolicyBuilder()
            .SetIsOriginAllowed(origin => allowed.Contains(origin) || (allowLoopback && IsLoopback(origin)))
            .WithMethods("GET", "POST")
            .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with")
            .SetPreflightMaxAge(TimeSpan.FromHours(1))
            .Build();
    }

    public void Apply(HttpContext http) => cors.ApplyResult(cors.EvaluatePolicy(http, policy), http.Response);

    private static bool IsLoopback(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri) && DirectLineAccess.IsLoopbackHost(uri.Host);
}
