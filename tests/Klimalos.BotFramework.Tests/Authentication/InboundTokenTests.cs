using Klimalos.BotFramework.Tests.Fakes;

namespace Klimalos.BotFramework.Tests.Authentication;

/// <summary>Every kind of inbound request of the conformance list, over HTTP, with real keys and a metadata server.</summary>
public sealed class InboundTokenTests : IAsyncLifetime
{
    private FakeLogin login = null!;
    private BotHost bot = null!;
    private Forge forge = null!;

    public static TheoryData<string, int> Requests
    {
        get
        {
            var requests = new TheoryData<string, int>();
            foreach (var (kind, status) in ForgedRequests.Kinds)
                requests.Add(kind, status);
            return requests;
        }
    }

    public async Task InitializeAsync()
    {
        login = await FakeLogin.StartAsync();
        bot = await BotHost.StartAsync(
            login, ("MicrosoftAppType", "SingleTenant"), ("MicrosoftAppTenantId", Forge.OwnTenant), ("ToChannelFromBotLoginUrl", login.Url));
        forge = new Forge(bot.Clock.GetUtcNow());
        Forge.PublishTo(login);
    }

    public async Task DisposeAsync()
    {
        await bot.DisposeAsync();
        await login.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_request_is_answered_by_what_its_token_proves(string kind, int status)
    {
        var (authorization, activity) = new ForgedRequests(forge).Of(kind);

        using var response = await bot.PostAsync(activity, authorization);

        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
        bot.Receiver.Received.Count.ShouldBe(status == 202 ? 1 : 0);
        login.TokenRequests.ShouldBeEmpty("no outbound request follows");
    }

    [Fact]
    public async Task A_refusal_for_want_of_a_token_says_what_is_wanted()
    {
        using var response = await bot.PostAsync(Forge.Activity());
        response.Headers.WwwAuthenticate.ToString().ShouldBe("Bearer");
    }

    [Fact]
    public async Task The_keys_are_fetched_once_for_a_day_however_many_ask_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => PostAsync(Forge.ChannelKey)));
        bot.Clock.Advance(TimeSpan.FromMinutes(50));
        (await PostAsync(Forge.ChannelKey)).ShouldBe(202);
        login.Fetches("/channel/keys").ShouldBe(1);
        login.Fetches("/channel/.well-known/openidconfiguration").ShouldBe(1);

        bot.Clock.Advance(TimeSpan.FromHours(24));
        forge = new Forge(bot.Clock.GetUtcNow());
        var replaced = new TestKey(Forge.ChannelKey.Id, "msteams");
        login.Publish(replaced);
        (await PostAsync(replaced)).ShouldBe(202, "a new key under an old id is taken after a day");
        login.Fetches("/channel/keys").ShouldBe(2);
    }

    [Fact]
    public async Task A_key_published_after_the_fetch_is_found_when_the_fetch_is_five_minutes_old()
    {
        (await PostAsync(Forge.ChannelKey)).ShouldBe(202);
        login.Publish(Forge.OtherKey);
        (await PostAsync(Forge.OtherKey)).ShouldBe(401);
        login.Fetches("/channel/keys").ShouldBe(1, "an unknown key id costs nothing at once");

        bot.Clock.Advance(TimeSpan.FromMinutes(5));
        (await PostAsync(Forge.OtherKey)).ShouldBe(202);
        login.Fetches("/channel/keys").ShouldBe(2);
    }

    [Fact]
    public async Task Without_any_keys_the_channel_is_asked_to_come_again()
    {
        login.Status = 500;
        (await PostAsync(Forge.ChannelKey)).ShouldBe(503);

        login.Status = 200;
        (await PostAsync(Forge.ChannelKey)).ShouldBe(202, "a failed fetch is not remembered");
    }

    [Fact]
    public async Task The_keys_at_hand_are_used_while_new_ones_cannot_be_fetched()
    {
        (await PostAsync(Forge.ChannelKey)).ShouldBe(202);
        login.Status = 500;
        bot.Clock.Advance(TimeSpan.FromHours(25));
        var later = new Forge(bot.Clock.GetUtcNow());

        using var response = await bot.PostAsync(Forge.Activity(), Bearer(Forge.ChannelKey, later.ChannelClaims()));

        ((int)response.StatusCode).ShouldBe(202);
    }

    [Fact]
    public async Task A_government_bot_takes_its_own_cloud_only()
    {
        await using var government = await BotHost.StartAsync(login, ("ToBotFromChannelTokenIssuer", ForgedRequests.Government));

        using var own = await government.PostAsync(Forge.Activity(), Bearer(Forge.ChannelKey, forge.ChannelClaims(("iss", ForgedRequests.Government))));
        using var other = await government.PostAsync(Forge.Activity(), Bearer(Forge.ChannelKey, forge.ChannelClaims()));

        ((int)own.StatusCode).ShouldBe(202);
        ((int)other.StatusCode).ShouldBe(401);
    }

    [Theory]
    [InlineData("msteams", Forge.OwnTenant, 202)]
    [InlineData("msteams", "aaaaaaaa-0000-0000-0000-000000000000", 403)]
    [InlineData("msteams", null, 403)]
    [InlineData("webchat", null, 202)]
    public async Task A_tenant_that_is_not_allowed_is_refused(string channelId, string? tenant, int status)
    {
        await using var limited = await BotHost.StartAsync(login, ("AllowedTenants:0", Forge.OwnTenant.ToUpperInvariant()));

        using var response = await limited.PostAsync(
            Forge.Activity(channelId, tenant: tenant), Bearer(Forge.ChannelKey, forge.ChannelClaims()));

        ((int)response.StatusCode).ShouldBe(status);
    }

    private async Task<int> PostAsync(TestKey key)
    {
        using var response = await bot.PostAsync(Forge.Activity(), Bearer(key, forge.ChannelClaims()));
        return (int)response.StatusCode;
    }

    private static string Bearer(TestKey key, Dictionary<string, object?> claims) => $"Bearer {key.Token(claims)}";
}
