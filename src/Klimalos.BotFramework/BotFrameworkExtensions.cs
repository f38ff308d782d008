using Klimalos.BotFramework.Authentication;
using Klimalos.BotFramework.Connector;
using Klimalos.BotFramework.Teams;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Klimalos.BotFramework;

/// <summary>Wires the protocol into a web application.</summary>
public static class BotFrameworkExtensions
{
    private const string LoginClient = "login";
    private const string ConnectorHttp = "connector";

    /// <summary>
    /// Registers reading, authentication, tokens and the Connector's sender; the application adds its <see cref="IActivityReceiver"/>.
    /// </summary>
    /// <param name="configuration">The root: keys are the SDK's own, see <see cref="BotFrameworkOptions"/>. Checked when the host starts.</param>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<BotFrameworkOptions>().Bind(configuration).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddKeyedSingleton(LoginClient, (_, _) => NewHttpClient(TimeSpan.FromSeconds(10)));
        services.AddKeyedSingleton(ConnectorHttp, (_, _) => NewHttpClient(TimeSpan.FromSeconds(20)));
        services.AddSingleton<TrustedServiceUrls>();
        services.AddSingleton(provider => new TenantAllowList(Options(provider).AllowedTenants));
        services.AddSingleton(Authenticator);
        services.AddSingleton(Tokens);
        services.AddSingleton(Connector);
        services.AddSingleton<ConnectorSender>();
        services.AddSingleton<IActivitySender>(provider => provider.GetRequiredService<ConnectorSender>());
        services.AddSingleton<MessagesEndpoint>();
        services.TryAddSingleton<IFileScanner, NoScanner>();
        services.AddSingleton(provider => new TeamsFileTransfer(
            FileFetcher.NewHttpClient(), provider.GetRequiredService<IFileScanner>(), provider.GetRequiredService<ILogger<TeamsFileTransfer>>()));
        return services;
    }

    /// <summary>Maps the endpoint that channels post activities to.</summary>
    public static IEndpointConventionBuilder MapMessages(this IEndpointRouteBuilder endpoints, string pattern = "/api/messages") =>
        endpoints.Map(pattern, static context => context.RequestServices.GetRequiredService<MessagesEndpoint>().HandleAsync(context));

    private static BotFrameworkOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;

    private static IInboundAuthenticator Authenticator(IServiceProvider provider)
    {
        var options = Options(provider);
        return options.HasApp
            ? new TokenAuthenticator(
                options,
                Keys(provider, options.ToBotFromChannelOpenIdMetadataUrl),
                Keys(provider, options.ToBotFromEmulatorOpenIdMetadataUrl),
                provider.GetRequiredService<TimeProvider>())
            : new NoAuthentication();
    }

    private static SigningKeys Keys(IServiceProvider provider, string metadataUrl) => new(
        metadataUrl,
        provider.GetRequiredKeyedService<HttpClient>(LoginClient),
        provider.GetRequiredService<TimeProvider>(),
        provider.GetRequiredService<ILogger<SigningKeys>>());

    private static IOutboundTokens Tokens(IServiceProvider provider)
    {
        var options = Options(provider);
        var clock = provider.GetRequiredService<TimeProvider>();
        if (!options.HasApp)
            return new NoTokens();
        return options.AppType is AppType.UserAssignedMSI
            ? new CachedTokens(new ManagedIdentity(options).FetchAsync, clock)
            : new CachedTokens(new ClientCredentials(options, provider.GetRequiredKeyedService<HttpClient>(LoginClient), clock).FetchAsync, clock);
    }

    private static ConnectorClient Connector(IServiceProvider provider) => new(
        provider.GetRequiredKeyedService<HttpClient>(ConnectorHttp),
        provider.GetRequiredService<IOutboundTokens>(),
        provider.GetRequiredService<TrustedServiceUrls>(),
        provider.GetRequiredService<TimeProvider>(),
        Random.Shared.NextDouble);

    private static HttpClient NewHttpClient(TimeSpan timeout) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, // Secrets and tokens are for the address asked, not for where it points.
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = timeout,
        MaxResponseContentBufferSize = 4 * 1024 * 1024,
    };
}
