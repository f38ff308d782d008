using System.Text.Json;
using System.Text.Json.Nodes;

namespace Klimalos.BotFramework.Tests.Fakes;

/// <summary>Activities and tokens, genuine and forged.</summary>
internal sealed class Forge(DateTimeOffset now)
{
    public const string AppId = "11111111-2222-3333-4444-555555555555";
    public const string ChannelIssuer = "https://api.botframework.com";
    public const string OwnTenant = "99999999-8888-7777-6666-555555555555";
    public const string ServiceUrl = "https://smba.trafficmanager.net/emea/";

    public static TestKey ChannelKey { get; } = new("channel-key", "msteams", "webchat", "emulator");

    public static TestKey TeamsOnlyKey { get; } = new("teams-only-key", "msteams");

    public static TestKey UnendorsedKey { get; } = new("unendorsed-key");

    public static TestKey EntraKey { get; } = new("entra-key");

    /// <summary>Never published unless a test does it.</summary>
    public static TestKey OtherKey { get; } = new("other-key", "msteams");

    public static void PublishTo(FakeLogin login)
    {
        login.Publish(ChannelKey);
        login.Publish(TeamsOnlyKey);
        login.Publish(UnendorsedKey);
        login.EntraKeys[EntraKey.Id] = EntraKey;
    }

    public Dictionary<string, object?> ChannelClaims(params (string Name, object? Value)[] changes) => With(changes,
        ("iss", ChannelIssuer),
        ("aud", AppId),
        ("serviceurl", ServiceUrl),
        ("nbf", At(TimeSpan.FromMinutes(-1))),
        ("exp", At(TimeSpan.FromHours(1))));

    public Dictionary<string, object?> EntraClaims(string version, params (string Name, object? Value)[] changes) => With(changes,
        ("iss", "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"),
        ("aud", AppId),
        ("ver", version),
        (version is "2.0" ? "azp" : "appid", AppId),
        ("nbf", At(TimeSpan.FromMinutes(-1))),
        ("exp", At(TimeSpan.FromHours(1))));

    public long At(TimeSpan fromNow) => (now + fromNow).ToUnixTimeSeconds();

    /// <summary>A message in Teams; a null leaves a member out.</summary>
    public static string Activity(string? channelId = "msteams", string? serviceUrl = ServiceUrl, string? tenant = null)
    {
        var activity = JsonNode.Parse("""{"type":"message","id":"1","text":"hei","from":{"id":"u"},"recipient":{"id":"b"},"conversation":{"id":"c"}}""")!;
        if (channelId is not null)
            activity["channelId"] = channelId;
        if (serviceUrl is not null)
            activity["serviceUrl"] = serviceUrl;
        if (tenant is not null)
            activity["channelData"] = JsonNode.Parse($$"""{"tenant":{"id":{{JsonSerializer.Serialize(tenant)}} } }""");
        return activity.ToJsonString();
    }

    private static Dictionary<string, object?> With((string Name, object? Value)[] changes, params (string Name, object? Value)[] claims)
    {
        var all = claims.ToDictionary(claim => claim.Name, claim => claim.Value, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
            all[name] = value;
        return all;
    }
}
