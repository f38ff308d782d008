using Klimalos.Testing;
using static Klimalos.BotFramework.Tests.DirectLine.DirectLineClient;

namespace Klimalos.BotFramework.Tests.DirectLine;

public sealed class TokenTests
{
    private readonly ManualTimeProvider clock = new();

    [Fact]
    public async Task Without_a_secret_a_client_on_this_machine_may_begin()
    {
        await using var host = await StartAsync();
        using var client = new DirectLineClient(host.Address);

        var answer = await OkAsync(client.PostAsync("tokens/generate", new { user = new { id = "user-1", name = "Ada" } }, token: null));

        answer.GetProperty("expires_in").GetInt32().ShouldBe(1800);
        answer.GetProperty("conversationId").GetString().ShouldNotBeNullOrEmpty();
        answer.GetProperty("token").GetString().ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Host", "evil.example")]
    public async Task Without_a_secret_nobody_from_elsewhere_may_begin(string header, string value)
    {
        await using var host = await StartAsync();
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate");
        request.Headers.TryAddWithoutValidation(header, value);

        (await StatusAsync(http.SendAsync(request))).ShouldBe(403);
    }

    [Theory]
    [InlineData(null, 401)]
    [InlineData("wrong", 403)]
    [InlineData("test-secret", 200)]
    public async Task With_a_secret_only_whoever_shows_it_may_begin(string? shown, int status)
    {
        await using var host = await StartAsync("test-secret");
        using var client = new DirectLineClient(host.Address);

        (await StatusAsync(client.PostAsync("tokens/generate", new { }, shown))).ShouldBe(status);
        (await StatusAsync(client.PostAsync("conversations", new { }, shown))).ShouldBe(status == 200 ? 201 : status);
    }

    [Fact]
    public async Task A_user_id_of_another_kind_is_refused_from_elsewhere()
    {
        await using var host = await StartAsync("test-secret");
        using var http = new HttpClient { BaseAddress = host.Address };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/directline/tokens/generate")
        {
            Content = new StringContent("""{"user":{"id":"29:teams-user"}}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer test-secret");
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.7");

        (await StatusAsync(http.SendAsync(request))).ShouldBe(400);
    }

    [Fact]
    public async Task An_expired_token_is_answered_with_403_wherever_it_is_shown()
    {
        await using var host = await StartAsync();
        using var client = new DirectLineClient(host.Address);
        await client.OpenAsync();
        clock.Advance(TimeSpan.FromMinutes(31));

        (await StatusAsync(client.SayAsync("hei", "1"))).ShouldBe(403);
        (await StatusAsync(client.GetAsync($"conversations/{client.ConversationId}"))).ShouldBe(403);
        (await StatusAsync(client.PostAsync("conversations", new { }, client.Token))).ShouldBe(403);
        (await StatusAsync(client.PostAsync("tokens/refresh", new { }, client.Token))).ShouldBe(403);
    }

    [Fact]
    public async Task A_token_refreshed_in_time_goes_on_for_the_same_user_and_conversation()
    {
        await using var host = await StartAsync();
        using var client = new DirectLineClient(host.Address);
        await client.OpenAsync();
        clock.Advance(TimeSpan.FromMinutes(20));
        var refreshed = await OkAsync(client.PostAsync("tokens/refresh", new { }, client.Token));
        clock.Advance(TimeSpan.FromMinutes(20));

        refreshed.GetProperty("conversationId").GetString().ShouldBe(client.ConversationId);
        client.Token = refreshed.GetProperty("token").GetString()!;
        (await StatusAsync(client.SayAsync("hei", "1"))).ShouldBe(200);
    }

    [Fact]
    public async Task A_visitor_comes_back_after_months_with_the_return_ticket()
    {
        await using var host = await StartAsync();
        using var client = new DirectLineClient(host.Address);
        await client.OpenAsync();
        clock.Advance(TimeSpan.FromDays(179));

        var resumed = await OkAsync(client.PostAsync("tokens/resume", new { returnTicket = client.ReturnTicket }, token: null));

        resumed.GetProperty("conversationId").GetString().ShouldBe(client.ConversationId);
        client.Token = resumed.GetProperty("token").GetString()!;
        (await StatusAsync(client.SayAsync("hei", "1"))).ShouldBe(200);
    }

    [Fact]
    public async Task A_return_ticket_ends_after_180_days_and_is_no_token()
    {
        await using var host = await StartAsync();
        using var client = new DirectLineClient(host.Address);
        await client.OpenAsync();

        (await StatusAsync(client.PostAsync("tokens/resume", new { returnTicket = client.Token }, token: null))).ShouldBe(403);
        (await StatusAsync(client.PostAsync("tokens/refresh", new { }, client.ReturnTicket))).ShouldBe(403);
        clock.Advance(TimeSpan.FromDays(181));
        (await StatusAsync(client.PostAsync("tokens/resume", new { returnTicket = client.ReturnTicket }, token: null))).ShouldBe(403);
    }

    [Fact]
    public async Task Tokens_outlive_a_restart()
    {
        var parts = Parts();
        using var before = await OpenedAsync(parts);
        await using var host = await ChatHost.StartAsync(parts);
        using var after = new DirectLineClient(host.Address) { ConversationId = before.ConversationId, Token = before.Token };

        (await StatusAsync(after.SayAsync("hei", "1"))).ShouldBe(200);
    }

    [Fact]
    public async Task A_session_id_is_given_to_holders_of_a_token()
    {
        await using var host = await StartAsync();
        using var client = new DirectLineClient(host.Address);
        await client.OpenAsync();

        (await OkAsync(client.GetAsync("session/getsessionid"))).GetProperty("sessionId").GetString().ShouldNotBeNullOrEmpty();
        (await StatusAsync(client.SendAsync(HttpMethod.Get, "session/getsessionid", token: null))).ShouldBe(401);
        (await StatusAsync(client.SendAsync(HttpMethod.Get, "session/getsessionid", "rubbish"))).ShouldBe(403);
    }

    private static async Task<DirectLineClient> OpenedAsync(ChatHostParts parts)
    {
        await using var host = await ChatHost.StartAsync(parts);
        var client = new DirectLineClient(host.Address);
        await client.OpenAsync();
        return client;
    }

    private Task<ChatHost> StartAsync(string? secret = null) => ChatHost.StartAsync(Parts(secret));

    private ChatHostParts Parts(string? secret = null) =>
        new() { Receiver = new ScriptedReceiver(), Clock = clock, Configure = options => options.Secret = secret };
}
