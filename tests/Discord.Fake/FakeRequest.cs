using System.Globalization;
using System.Text.Json.Nodes;

namespace Discord.Fake;

/// <param name="Path">Below the API's address, without query: <c>channels/1/messages</c>.</param>
public sealed record FakeRequest(
    string Method, string Path, string Query, IReadOnlyDictionary<string, string> Headers, JsonNode? Body, IReadOnlyList<FakeFile> Files, DateTimeOffset At)
{
    public string? Header(string name) => Headers.TryGetValue(name, out var value) ? value : null;

    public override string ToString() => $"{Method} {Path}";
}

public sealed record FakeFile(string Part, string Name, string ContentType, byte[] Content);

/// <param name="Status">0 = the connection is cut.</param>
/// <param name="Text">The body when it is no JSON.</param>
public sealed record FakeAnswer(int Status, JsonNode? Body = null, string? Text = null)
{
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public static FakeAnswer Cut => new(0);

    public static FakeAnswer Error(int status, int code, string message, JsonObject? errors = null) =>
        new(status, new JsonObject { ["message"] = message, ["code"] = code, ["errors"] = errors });

    /// <summary>Discord's own 429.</summary>
    public static FakeAnswer TooMany(double retryAfter, bool isGlobal = false, string scope = "user", double? header = null)
    {
        var answer = new FakeAnswer(429, new JsonObject { ["message"] = "You are being rate limited.", ["retry_after"] = retryAfter, ["global"] = isGlobal })
            .With("Via", "1.1 google")
            .With("Retry-After", Math.Ceiling(header ?? retryAfter).ToString(CultureInfo.InvariantCulture))
            .With("X-RateLimit-Scope", isGlobal ? "global" : scope);
        return isGlobal ? answer.With("X-RateLimit-Global", "true") : answer;
    }

    /// <summary>The 429 of the guard before the API.</summary>
    public static FakeAnswer Blocked() => new(429, Text: "<html>error code: 1015</html>");

    public FakeAnswer With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }
}

/// <summary>A message that the bot made.</summary>
public sealed class FakeMessage(string id, string channel, string? guild, FakeInteraction? interaction, bool isEphemeral)
{
    public string Id => id;

    public string Channel => channel;

    public string? Guild => guild;

    /// <summary>The interaction that it answers.</summary>
    public FakeInteraction? Interaction => interaction;

    public bool IsEphemeral => isEphemeral;

    public int Edits { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>What was sent, with the edits in it.</summary>
    public JsonObject Body { get; set; } = [];

    public IReadOnlyList<FakeFile> Files { get; set; } = [];

    public string Content => Body["content"]?.GetValue<string>() ?? "";

    /// <summary>All components, also those in rows.</summary>
    public IEnumerable<JsonObject> Components => FakeBodies.Flat(Body["components"]);

    /// <summary>All that a person reads: content and embeds.</summary>
    public string Text => string.Join('\n', new[] { Content }
        .Concat((Body["embeds"] as JsonArray ?? []).SelectMany(embed => FakeBodies.TextsOf((JsonObject)embed!)))
        .Where(text => text.Length > 0));

    /// <summary>As Discord answers with it.</summary>
    public JsonObject ToJson(FakeDiscord discord) => new()
    {
        ["id"] = Id,
        ["type"] = 0,
        ["channel_id"] = Channel,
        ["author"] = discord.Bot,
        ["content"] = Content,
        ["timestamp"] = discord.Clock.GetUtcNow().ToString("O"),
        ["embeds"] = Body["embeds"]?.DeepClone() ?? new JsonArray(),
        ["components"] = Body["components"]?.DeepClone() ?? new JsonArray(),
        ["attachments"] = new JsonArray([.. Files.Select((file, index) => new JsonObject { ["id"] = $"{index + 1}", ["filename"] = file.Name, ["size"] = file.Content.Length })]),
        ["mentions"] = new JsonArray(),
        ["nonce"] = Body["nonce"]?.DeepClone(),
        ["flags"] = IsEphemeral ? 64 : 0,
    };
}
