using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Klimalos.BotFramework.Tests.Fakes;

/// <summary>The OpenID services of the Bot Framework and of Entra, and Entra's token endpoint, on this machine.</summary>
internal sealed class FakeLogin : IAsyncDisposable
{
    private WebHost host = null!;

    public ConcurrentDictionary<string, TestKey> ChannelKeys { get; } = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, TestKey> EntraKeys { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<string> Requests { get; } = new();

    public ConcurrentQueue<IReadOnlyDictionary<string, string>> TokenRequests { get; } = new();

    /// <summary>The token that the bot gets; null = another one each time, which is none that anybody could check.</summary>
    public string? Token { get; set; }

    /// <summary>What the services answer with.</summary>
    public int Status { get; set; } = 200;

    public string Url => host.Url;

    public string ChannelMetadata => $"{Url}/channel/.well-known/openidconfiguration";

    public string EntraMetadata => $"{Url}/entra/.well-known/openid-configuration";

    public static async Task<FakeLogin> StartAsync()
    {
        var login = new FakeLogin();
        login.host = await WebHost.StartAsync(_ => { }, login.Map);
        return login;
    }

    public void Publish(TestKey key) => ChannelKeys[key.Id] = key;

    public int Fetches(string path) => Requests.Count(request => string.Equals(request, path, StringComparison.Ordinal));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private void Map(WebApplication application)
    {
        application.Use(async (context, next) =>
        {
            Requests.Enqueue(context.Request.Path);
            context.Response.StatusCode = Status;
            if (Status == 200)
                await next(context);
        });
        application.MapGet("/channel/.well-known/openidconfiguration", context => MetadataAsync(context, "channel"));
        application.MapGet("/entra/.well-known/openid-configuration", context => MetadataAsync(context, "entra"));
        application.MapGet("/channel/keys", context => KeysAsync(context, ChannelKeys.Values));
        application.MapGet("/entra/keys", context => KeysAsync(context, EntraKeys.Values));
        application.MapPost("/{tenant}/oauth2/v2.0/token", TokenAsync);
    }

    private Task MetadataAsync(HttpContext context, string service) => context.Response.WriteAsync(
        $$"""{"issuer":"https://{{service}}.example","jwks_uri":"{{Url}}/{{service}}/keys","id_token_signing_alg_values_supported":["RS256"]}""");

    private static Task KeysAsync(HttpContext context, IEnumerable<TestKey> keys) =>
        context.Response.WriteAsync($$"""{"keys":[{"kty":"EC","kid":"other"},{{string.Join(',', keys.Select(key => key.Published))}}]}""");

    private async Task TokenAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync();
        TokenRequests.Enqueue(form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal));
        await context.Response.WriteAsync(JsonSerializer.Serialize(new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["token_type"] = "Bearer",
            ["expires_in"] = 3600,
            ["access_token"] = Token ?? $"token-{TokenRequests.Count}",
        }));
    }
}
