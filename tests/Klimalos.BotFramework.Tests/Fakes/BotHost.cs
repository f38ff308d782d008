using System.Net.Http.Headers;
using System.Text;
using Klimalos.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Klimalos.BotFramework.Tests.Fakes;

/// <summary>The messages endpoint over HTTP, with a receiver that only listens, and a clock that stands still.</summary>
internal sealed class BotHost : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    private readonly WebHost host;

    private BotHost(WebHost host, FakeReceiver receiver, ManualTimeProvider clock) => (this.host, Receiver, Clock) = (host, receiver, clock);

    public FakeReceiver Receiver { get; }

    public ManualTimeProvider Clock { get; }

    public static async Task<BotHost> StartAsync(params (string Key, string? Value)[] settings)
    {
        var (receiver, clock) = (new FakeReceiver(), new ManualTimeProvider());
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)))
            .Build();
        var started = await WebHost.StartAsync(
            builder => builder.Services
                .AddSingleton<TimeProvider>(clock)
                .AddSingleton<IActivityReceiver>(receiver)
                .AddBotFramework(configuration),
            application => application.MapMessages());
        return new BotHost(started, receiver, clock);
    }

    public static Task<BotHost> StartAsync(FakeLogin login, params (string Key, string? Value)[] settings) => StartAsync(
    [
        ("MicrosoftAppId", Forge.AppId),
        ("MicrosoftAppPassword", "secret"),
        ("ToBotFromChannelOpenIdMetadataUrl", login.ChannelMetadata),
        ("ToBotFromEmulatorOpenIdMetadataUrl", login.EntraMetadata),
        .. settings,
    ]);

    public Task<HttpResponseMessage> PostAsync(string body, string? authorization = null, string contentType = "application/json") =>
        SendAsync(HttpMethod.Post, new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(contentType)), authorization);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, HttpContent? content = null, string? authorization = null)
    {
        using var request = new HttpRequestMessage(method, $"{host.Url}/api/messages") { Content = content };
        if (authorization is not null)
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        return await Http.SendAsync(request);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();
}
