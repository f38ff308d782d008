using Klimalos.BotFramework.Tests.Fakes;

namespace Klimalos.BotFramework.Tests.Authentication;

/// <summary>Every kind of inbound request of the conformance list, over HTTP, with real keys and a metadata server.</summary>
public sealed class InboundTokenTests : IAsyncLifetime
{
    private const string Government = "https://api.botframework.us";

    private FakeLogin login = null!;
    private BotHost bot = null!;
    private Forge forge = null!;

    public static TheoryData<string, int> Requests => new()
    {
        { "good token", 202 },
        { "RS384", 202 },
        { "RS512", 202 },
        { "bearer in small letters", 202 },
        { "aud a list with ours", 202 },
        { "expired 4 minutes ago", 202 },
        { "valid in 4 minutes", 202 },
        { "no nbf", 202 },
        { "key for msteams only, msteams", 202 },
        { "key without endorsements", 202 },
        { "emulator 1.0", 202 },
        { "emulator 2.0", 202 },
        { "emulator of the own tenant", 202 },
        { "no header", 401 },
        { "empty header", 401 },
        { "Basic", 401 },
        { "Bearer without a token", 401 },
        { "garbage", 401 },
        { "garbage in three parts", 401 },
        { "garbage in five parts", 401 },
        { "other iss", 401 },
        { "no iss", 401 },
        { "iss with a final slash", 401 },
        { "government's iss", 401 },
        { "expired 6 minutes ago", 401 },
        { "expired 1 hour ago", 401 },
        { "valid in 10 minutes", 401 },
        { "no exp", 401 },
        { "exp without end", 401 },
        { "payload changed", 401 },
        { "signature cut", 401 },
        { "signed by another key of that id", 401 },
        { "unknown kid", 401 },
        { "no kid", 401 },
        { "alg none", 401 },
        { "alg none with the good token's signature", 401 },
        { "HS256 with the public key", 401 },
        { "PS256", 401 },
        { "emulator's key with the channel's issuer", 401 },
        { "channel's key with the emulator's issuer", 401 },
        { "another tenant's issuer with its tid", 401 },
        { "Entra's issuer with another path", 401 },
        { "other aud", 403 },
        { "no aud", 403 },
        { "aud in capitals", 403 },
        { "other serviceurl", 403 },
        { "no serviceurl", 403 },
        { "serviceurl differs by a final slash", 403 },
        { "activity without serviceUrl", 403 },
        { "activity without channelId", 403 },
        { "key for msteams only, webchat", 403 },
        { "key for msteams only, MSTEAMS", 403 },
        { "key for msteams only, no channelId", 403 },
        { "emulator without ver", 403 },
        { "emulator of an unknown version", 403 },
        { "emulator, other app", 403 },
        { "emulator, other aud", 403 },
        { "emulator, activity without serviceUrl", 403 },
        { "skill", 403 },
    };

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
        var (authorization, activity) = Request(kind);

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
        await using var government = await BotHost.StartAsync(login, ("ToBotFromChannelTokenIssuer", Government));

        using var own = await government.PostAsync(Forge.Activity(), Bearer(Forge.ChannelKey, forge.ChannelClaims(("iss", Government))));
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

    private (string? Authorization, string Activity) Request(string kind)
    {
        var activity = kind switch
        {
            "activity without serviceUrl" or "emulator, activity without serviceUrl" => Forge.Activity(serviceUrl: null),
            "activity without channelId" or "key for msteams only, no channelId" => Forge.Activity(channelId: null),
            "key for msteams only, webchat" => Forge.Activity("webchat"),
            "key for msteams only, MSTEAMS" => Forge.Activity("MSTEAMS"),
            _ => Forge.Activity(),
        };
        return (Authorization(kind), activity);
    }

    private string? Authorization(string kind) => kind switch
    {
        "no header" => null,
        "empty header" => "",
        "Basic" => "Basic dXNlcjpwYXNz",
        "Bearer without a token" => "Bearer ",
        "garbage" => "Bearer x",
        "garbage in three parts" => "Bearer x.y.z",
        "garbage in five parts" => "Bearer a.b.c.d.e",
        "bearer in small letters" => $"bearer {Forge.ChannelKey.Token(forge.ChannelClaims())}",
        _ => $"Bearer {Token(kind)}",
    };

    private string Token(string kind)
    {
        var good = Forge.ChannelKey.Token(forge.ChannelClaims());
        return kind switch
        {
            "payload changed" => Replace(good, 1, TestKey.Encode(forge.ChannelClaims(("serviceurl", "https://other.example/")))),
            "signature cut" => good[..^20],
            "signed by another key of that id" => Forge.OtherKey.Token(forge.ChannelClaims(), keyId: "channel-key"),
            "unknown kid" => Forge.OtherKey.Token(forge.ChannelClaims()),
            "no kid" => Forge.ChannelKey.Token(forge.ChannelClaims(), keyId: null),
            "alg none" => Forge.ChannelKey.Token(forge.ChannelClaims(), "none"),
            "alg none with the good token's signature" =>
                Replace(good, 0, Forge.ChannelKey.Token(forge.ChannelClaims(), "none").Split('.')[0]),
            "HS256 with the public key" => Forge.ChannelKey.Token(forge.ChannelClaims(), "HS256"),
            "RS384" or "RS512" or "PS256" => Forge.ChannelKey.Token(forge.ChannelClaims(), kind),
            "emulator's key with the channel's issuer" => Forge.EntraKey.Token(forge.ChannelClaims()),
            "channel's key with the emulator's issuer" => Forge.ChannelKey.Token(forge.EntraClaims("1.0")),
            _ when kind.StartsWith("key for msteams only", StringComparison.Ordinal) => Forge.TeamsOnlyKey.Token(forge.ChannelClaims()),
            "key without endorsements" => Forge.UnendorsedKey.Token(forge.ChannelClaims()),
            _ => EntraClaims(kind) is { } claims ? Forge.EntraKey.Token(claims) : Forge.ChannelKey.Token(ChannelClaims(kind)),
        };
    }

    private Dictionary<string, object?> ChannelClaims(string kind) => kind switch
    {
        "aud a list with ours" => forge.ChannelClaims(("aud", new[] { "other", Forge.AppId })),
        "other aud" => forge.ChannelClaims(("aud", "other")),
        "no aud" => forge.ChannelClaims(("aud", null)),
        "aud in capitals" => forge.ChannelClaims(("aud", "AAAAAAAA-2222-3333-4444-555555555555")),
        "other iss" => forge.ChannelClaims(("iss", "https://evil.example")),
        "no iss" => forge.ChannelClaims(("iss", null)),
        "iss with a final slash" => forge.ChannelClaims(("iss", $"{Forge.ChannelIssuer}/")),
        "government's iss" => forge.ChannelClaims(("iss", Government)),
        "expired 4 minutes ago" => forge.ChannelClaims(("exp", forge.At(TimeSpan.FromMinutes(-4))), ("nbf", forge.At(TimeSpan.FromHours(-1)))),
        "expired 6 minutes ago" => forge.ChannelClaims(("exp", forge.At(TimeSpan.FromMinutes(-6))), ("nbf", forge.At(TimeSpan.FromHours(-1)))),
        "expired 1 hour ago" => forge.ChannelClaims(("exp", forge.At(TimeSpan.FromHours(-1))), ("nbf", forge.At(TimeSpan.FromHours(-2)))),
        "valid in 4 minutes" => forge.ChannelClaims(("nbf", forge.At(TimeSpan.FromMinutes(4)))),
        "valid in 10 minutes" => forge.ChannelClaims(("nbf", forge.At(TimeSpan.FromMinutes(10)))),
        "no nbf" => forge.ChannelClaims(("nbf", null)),
        "no exp" => forge.ChannelClaims(("exp", null)),
        "exp without end" => forge.ChannelClaims(("exp", "never")),
        "other serviceurl" => forge.ChannelClaims(("serviceurl", "https://evil.example/")),
        "no serviceurl" => forge.ChannelClaims(("serviceurl", null)),
        "serviceurl differs by a final slash" => forge.ChannelClaims(("serviceurl", Forge.ServiceUrl.TrimEnd('/'))),
        _ => forge.ChannelClaims(),
    };

    private Dictionary<string, object?>? EntraClaims(string kind) => kind switch
    {
        "emulator 1.0" or "emulator, activity without serviceUrl" => forge.EntraClaims("1.0"),
        "emulator 2.0" =>
            forge.EntraClaims("2.0", ("iss", "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0")),
        "emulator of the own tenant" => forge.EntraClaims("1.0", ("iss", $"https://sts.windows.net/{Forge.OwnTenant}/")),
        "emulator without ver" => forge.EntraClaims("1.0", ("ver", null)),
        "emulator of an unknown version" => forge.EntraClaims("1.0", ("ver", "3.0")),
        "emulator, other app" => forge.EntraClaims("1.0", ("appid", "other")),
        "emulator, other aud" => forge.EntraClaims("1.0", ("aud", "other")),
        "another tenant's issuer with its tid" =>
            forge.EntraClaims("1.0", ("iss", "https://sts.windows.net/aaaaaaaa-0000-0000-0000-000000000000/"), ("tid", "aaaaaaaa-0000-0000-0000-000000000000")),
        "Entra's issuer with another path" =>
            forge.EntraClaims("2.0", ("iss", "https://login.microsoftonline.com/f8cdef31-a31e-4b4a-93e4-5f571e91255a/v2.0/x")),
        "skill" => forge.EntraClaims("1.0", ("appid", "the-calling-bot")),
        _ => null,
    };

    private static string Replace(string token, int part, string with)
    {
        var parts = token.Split('.');
        parts[part] = with;
        return string.Join('.', parts);
    }
}
