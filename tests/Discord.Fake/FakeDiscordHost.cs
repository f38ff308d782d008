using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Discord.Fake;

/// <summary>The fake Discord on a loopback port: set <c>Discord:ApiBaseUrl</c> to <see cref="ApiBaseUrl"/>, and the rest follows.</summary>
public sealed class FakeDiscordHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private FakeDiscordHost(WebApplication app, FakeDiscord discord) => (this.app, Discord) = (app, discord);

    public FakeDiscord Discord { get; }

    public string ApiBaseUrl => $"{app.Urls.First()}/api/v10";

    public static async Task<FakeDiscordHost> StartAsync(TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var built = builder.Build();
        var host = new FakeDiscordHost(built, new FakeDiscord(clock));
        built.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        built.Map("/gateway/{**rest}", host.GatewayAsync);
        built.Map("/resume/{**rest}", host.GatewayAsync);
        built.Map("/api/v10/{**path}", host.RestAsync);
        built.MapGet("/attachments/{id}/{name}", host.FileAsync);
        await built.StartAsync();
        host.Discord.GatewayUrl = $"{built.Urls.First().Replace("http://", "ws://", StringComparison.Ordinal)}/gateway";
        host.Discord.FilesUrl = $"{built.Urls.First()}/attachments";
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        Discord.Gateway.Drop();
        await app.DisposeAsync();
    }

    private async Task GatewayAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || Discord.Gateway.IsDown?.Invoke(context.Request.Path) is true)
        {
            context.Response.StatusCode = 503;
            return;
        }

        var socket = await context.WebSockets.AcceptWebSocketAsync();
        await Discord.Gateway.ServeAsync(socket, context.Request.Path, context.Request.QueryString.Value ?? "");
    }

    private async Task FileAsync(HttpContext context, string id)
    {
        if (context.Request.Headers.Authorization.Count > 0)
            Discord.Violation("the bot's token where people's files lie");
        await Task.Delay(Discord.FileDelay, Discord.Clock);
        if (Discord.Files.TryGetValue(id, out var bytes))
            await context.Response.Body.WriteAsync(bytes);
        else
            context.Response.StatusCode = 404;
    }

    private async Task RestAsync(HttpContext context, string path)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var request = FakeBodyReader.Read(context.Request.Method, path, context.Request.QueryString.Value ?? "", headers, body.ToArray(), Discord);
        if (Discord.Rest.Delay?.Invoke(request) is { } delay)
            await Task.Delay(delay, Discord.Clock);
        var answer = Discord.Rest.Handle(request);
        if (answer.Status is 0)
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
            context.Response.Headers[name] = value;
        if (answer.Status is 204)
            return;
        context.Response.ContentType = answer.Text is null ? "application/json" : "text/html";
        await context.Response.WriteAsync(answer.Text ?? answer.Body?.ToJsonString() ?? "", Encoding.UTF8);
    }
}
