using System.Net;
using Azure.Core;
using Azure.Identity;
using Klimalos.BotFramework.Authentication;
using Klimalos.BotFramework.Tests.Fakes;
using Klimalos.Testing;

namespace Klimalos.BotFramework.Tests.Authentication;

public sealed class OutboundTokenTests : IDisposable
{
    private readonly FakeService login = new() { Default = _ => FakeService.Json("""{"token_type":"Bearer","expires_in":3600,"ext_expires_in":3600,"access_token":"t"}""") };
    private readonly ManualTimeProvider clock = new();
    private readonly HttpClient http;

    public OutboundTokenTests() => http = new HttpClient(login);

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task The_request_has_the_shape_that_the_SDK_sends()
    {
        var token = await new ClientCredentials(Options(), http, clock).FetchAsync(CancellationToken.None);

        token.ShouldBe(new OutboundToken("t", clock.GetUtcNow().AddHours(1)));
        var recorded = Sample.Json("out-sdk-token-request");
        var sent = login.Requests.Single();
        new Uri(sent.Url).AbsolutePath.ShouldBe(recorded.GetProperty("path").GetString()!.Split('?')[0]);
        new Uri(sent.Url).Host.ShouldBe(recorded.GetProperty("host").GetString());
        sent.Headers["Content-Type"].ShouldBe("application/x-www-form-urlencoded");
        var form = sent.Body.Split('&').Select(field => field.Split('=')).ToDictionary(field => field[0], field => WebUtility.UrlDecode(field[1]), StringComparer.Ordinal);
        foreach (var name in new[] { "grant_type", "client_id", "client_secret", "scope" })
            form[name].ShouldBe(recorded.GetProperty("body").GetProperty(name).GetString());
    }

    [Theory]
    [InlineData("MultiTenant", null, "https://login.microsoftonline.com/botframework.com/oauth2/v2.0/token")]
    [InlineData("SingleTenant", null, "https://login.microsoftonline.com/own/oauth2/v2.0/token")]
    [InlineData("SingleTenant", "https://login.microsoftonline.us", "https://login.microsoftonline.us/own/oauth2/v2.0/token")]
    [InlineData("MultiTenant", "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us", "https://login.microsoftonline.us/MicrosoftServices.onmicrosoft.us/oauth2/v2.0/token")]
    [InlineData("MultiTenant", "http://localhost:1/botframework.com/", "http://localhost:1/botframework.com/oauth2/v2.0/token")]
    [InlineData("MultiTenant", "http://localhost:1/t/oauth2/v2.0/token", "http://localhost:1/t/oauth2/v2.0/token")]
    public void The_app_type_and_the_configured_address_say_where_to_ask(string type, string? login, string address) =>
        ClientCredentials.Endpoint(Options(type, login)).AbsoluteUri.ShouldBe(address);

    [Theory]
    [InlineData(400, false)]
    [InlineData(401, false)]
    [InlineData(429, true)]
    [InlineData(503, true)]
    public async Task A_refused_request_says_whether_trying_again_may_help(int status, bool isTransient)
    {
        login.Then(status);
        (await Should.ThrowAsync<TokenFetchException>(() => new ClientCredentials(Options(), http, clock).FetchAsync(CancellationToken.None)))
            .IsTransient.ShouldBe(isTransient);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<html>")]
    public async Task An_answer_without_a_token_is_a_failure(string body)
    {
        login.Default = _ => FakeService.Json(body);
        await Should.ThrowAsync<TokenFetchException>(() => new ClientCredentials(Options(), http, clock).FetchAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_token_is_fetched_once_however_many_ask_and_renewed_before_it_ends()
    {
        var fetches = 0;
        var release = new TaskCompletionSource();
        using var tokens = new CachedTokens(
            async _ =>
            {
                fetches++;
                await release.Task;
                return new OutboundToken($"t{fetches}", clock.GetUtcNow().AddHours(1));
            },
            clock);

        var asking = Enumerable.Range(0, 20).Select(_ => tokens.GetAsync(CancellationToken.None).AsTask()).ToList();
        release.SetResult();
        (await Task.WhenAll(asking)).ShouldAllBe(token => token == "t1");

        clock.Advance(TimeSpan.FromMinutes(54));
        (await tokens.GetAsync(CancellationToken.None)).ShouldBe("t1");
        clock.Advance(TimeSpan.FromMinutes(2));
        (await tokens.GetAsync(CancellationToken.None)).ShouldBe("t2");
    }

    [Fact]
    public async Task A_failed_fetch_is_not_remembered_and_the_old_token_serves_while_it_lasts()
    {
        var (fails, fetches) = (true, 0);
        using var tokens = new CachedTokens(
            _ => ++fetches > 0 && fails
                ? throw new TokenFetchException("no", isTransient: true)
                : Task.FromResult(new OutboundToken($"t{fetches}", clock.GetUtcNow().AddHours(1))),
            clock);

        await Should.ThrowAsync<TokenFetchException>(async () => await tokens.GetAsync(CancellationToken.None));
        fails = false;
        (await tokens.GetAsync(CancellationToken.None)).ShouldBe("t2");

        fails = true;
        clock.Advance(TimeSpan.FromMinutes(57));
        (await tokens.GetAsync(CancellationToken.None)).ShouldBe("t2");
        clock.Advance(TimeSpan.FromMinutes(4));
        await Should.ThrowAsync<TokenFetchException>(async () => await tokens.GetAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Only_the_token_that_was_refused_is_dropped()
    {
        var fetches = 0;
        using var tokens = new CachedTokens(_ => Task.FromResult(new OutboundToken($"t{++fetches}", clock.GetUtcNow().AddHours(1))), clock);
        await tokens.GetAsync(CancellationToken.None);

        tokens.Drop("another");
        (await tokens.GetAsync(CancellationToken.None)).ShouldBe("t1");
        tokens.Drop("t1");
        (await tokens.GetAsync(CancellationToken.None)).ShouldBe("t2");
    }

    [Fact]
    public async Task A_managed_identity_asks_Azure_for_the_channels_scope()
    {
        var azure = new FakeAzure(clock.GetUtcNow().AddHours(8));

        var token = await new ManagedIdentity(azure, "https://api.botframework.com/.default").FetchAsync(CancellationToken.None);

        token.ShouldBe(new OutboundToken("managed", clock.GetUtcNow().AddHours(8)));
        azure.Scopes.ShouldBe(["https://api.botframework.com/.default"]);
    }

    [Fact]
    public async Task A_managed_identity_that_Azure_does_not_know_is_a_failure() =>
        await Should.ThrowAsync<TokenFetchException>(
            () => new ManagedIdentity(new FakeAzure(null), "scope").FetchAsync(CancellationToken.None));

    private sealed class FakeAzure(DateTimeOffset? expiresOn) : TokenCredential
    {
        public string[] Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return expiresOn is { } end ? new AccessToken("managed", end) : throw new AuthenticationFailedException("unknown identity");
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }

    private static BotFrameworkOptions Options(string type = "MultiTenant", string? login = null) => new()
    {
        MicrosoftAppId = "11111111-2222-3333-4444-555555555555",
        MicrosoftAppPassword = "test-password",
        MicrosoftAppType = type,
        MicrosoftAppTenantId = "own",
        ToChannelFromBotLoginUrl = login,
    };
}
