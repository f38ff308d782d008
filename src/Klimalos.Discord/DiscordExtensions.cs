using System.Net.WebSockets;
using Klimalos.Discord.Gateway;
using Klimalos.Discord.Rest;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Klimalos.Discord;

/// <summary>Wires Discord into an application.</summary>
public static class DiscordExtensions
{
    /// <summary>
    /// Registers the REST client and the gateway, which runs with the host when there is a token; the application adds its
    /// <see cref="IDiscordEventHandler"/>, and its <see cref="IResumeSessionStore"/> if sessions are to outlive the process, and its
    /// <see cref="IGatewayLease"/> if it is several processes.
    /// </summary>
    /// <param name="configuration">The root, with the section <see cref="DiscordOptions.Section"/>. Checked when the host starts.</param>
    public static IServiceCollection AddDiscord(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<DiscordOptions>().Bind(configuration.GetSection(DiscordOptions.Section))
            .PostConfigure(options => options.Url ??= configuration["PublicUrl"]).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DiscordOptions>, DiscordOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IResumeSessionStore, VolatileSessionStore>();
        services.TryAddSingleton<IGatewayLease, OnlyProcess>();
        services.AddSingleton(Rest);
        services.AddSingleton(Gateway);
        services.AddHostedService<GatewayService>();
        return services;
    }

    private static DiscordRest Rest(IServiceProvider provider)
    {
        var clock = provider.GetRequiredService<TimeProvider>();
        var logger = provider.GetRequiredService<ILogger<DiscordRest>>();
        var options = provider.GetRequiredService<IOptions<DiscordOptions>>().Value;
        return new DiscordRest(new RestClient(NewHttpClient(), options, clock, Random.Shared.NextDouble, logger), clock, logger);
    }

    private static GatewayClient Gateway(IServiceProvider provider) => new(
        provider.GetRequiredService<DiscordRest>(),
        provider.GetRequiredService<IOptions<DiscordOptions>>().Value,
        provider.GetRequiredService<IResumeSessionStore>(),
        ConnectAsync,
        provider.GetRequiredService<TimeProvider>(),
        Random.Shared.NextDouble,
        provider.GetRequiredService<ILogger<GatewayClient>>());

    /// <remarks>.NET and the system settle on TLS 1.2 or later.</remarks>
    internal static async Task<WebSocket> ConnectAsync(Uri address, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        socket.Options.KeepAliveInterval = TimeSpan.Zero; // Discord has heartbeats of its own.
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static HttpClient NewHttpClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, // The token is for Discord alone.
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan, // Each request has its own.
        MaxResponseContentBufferSize = 8 * 1024 * 1024,
    };
}
