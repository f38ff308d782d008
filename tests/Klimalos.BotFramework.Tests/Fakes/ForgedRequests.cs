namespace Klimalos.BotFramework.Tests.Fakes;

/// <summary>Every kind of inbound request of the conformance list, with a token of its own.</summary>
internal sealed class ForgedRequests(Forge forge)
{
    public const string Government = "https://api.botframework.us";

    /// <summary>The kinds, and what the bot answers to each; 202 = it is taken.</summary>
    public static IReadOnlyList<(string Kind, int Status)> Kinds { get; } =
    [
        ("good token", 202),
        ("RS384", 202),
        ("RS512", 202),
        ("bearer in small letters", 202),
        ("aud a list with ours", 202),
        ("expired 4 minutes ago", 202),
        ("valid in 4 minutes", 202),
        ("no nbf", 202),
        ("key for msteams only, msteams", 202),
        ("key without endorsements", 202),
        ("emulator 1.0", 202),
        ("emulator 2.0", 202),
        ("emulator of the own tenant", 202),
        ("no header", 401),
        ("empty header", 401),
        ("Basic", 401),
        ("Bearer without a token", 401),
        ("garbage", 401),
        ("garbage in three parts", 401),
        ("garbage in five parts", 401),
        ("other iss", 401),
        ("no iss", 401),
        ("iss with a final slash", 401),
        ("government's iss", 401),
        ("expired 6 minutes ago", 401),
        ("expired 1 hour ago", 401),
        ("valid in 10 minutes", 401),
        ("no exp", 401),
        ("exp without end", 401),
        ("payload changed", 401),
        ("signature cut", 401),
        ("signed by another key of that id", 401),
        ("unknown kid", 401),
        ("no kid", 401),
        ("alg none", 401),
        ("alg none with the good token's signature", 401),
        ("HS256 with the public key", 401),
        ("PS256", 401),
        ("emulator's key with the channel's issuer", 401),
        ("channel's key with the emulator's issuer", 401),
        ("another tenant's issuer with its tid", 401),
        ("Entra's issuer with another path", 401),
        ("other aud", 403),
        ("no aud", 403),
        ("aud in capitals", 403),
        ("other serviceurl", 403),
        ("no serviceurl", 403),
        ("serviceurl differs by a final slash", 403),
        ("activity without serviceUrl", 403),
        ("activity without channelId", 403),
        ("key for msteams only, webchat", 403),
        ("key for msteams only, MSTEAMS", 403),
        ("key for msteams only, no channelId", 403),
        ("emulator without ver", 403),
        ("emulator of an unknown version", 403),
        ("emulator, other app", 403),
        ("emulator, other aud", 403),
        ("emulator, activity without serviceUrl", 403),
        ("skill", 403),
    ];

    public (string? Authorization, string Activity) Of(string kind)
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
