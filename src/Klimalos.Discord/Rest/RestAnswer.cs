using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Klimalos.Discord.Rest;

/// <summary>What Discord answered, or what stood in the way.</summary>
/// <param name="Status">Null when there was no answer.</param>
internal sealed record RestAnswer(int? Status, HttpResponseHeaders? Headers, byte[] Body, Exception? Failure = null)
{
    /// <summary>How long to keep away when it is not Discord's API that refuses, but the guard before it.</summary>
    public static readonly TimeSpan BlockTime = TimeSpan.FromMinutes(10);

    public bool IsSuccess => Status is >= 200 and < 300;

    public ErrorBody Error => Read(DiscordJson.Default.ErrorBody) ?? new ErrorBody();

    public BucketLimit Limit => new(
        Header("X-RateLimit-Bucket"),
        Header("X-RateLimit-Remaining") is { } remaining && int.TryParse(remaining, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : null,
        Seconds("X-RateLimit-Reset-After"));

    /// <summary>Counts towards the 10,000 in ten minutes after which the bot's address is banned.</summary>
    public bool IsInvalid => Status is 401 or 403 || (Status is 429 && Header("X-RateLimit-Scope") is not "shared");

    public bool IsGlobal => Header("X-RateLimit-Global") is not null || Header("X-RateLimit-Scope") is "global" || RateLimit?.Global is true;

    /// <summary>
    /// The guard before the API: its 429 has no body of the API's, and says nothing of when to come back
    /// (https://github.com/discordjs/discord.js/issues/5203, https://github.com/discord/discord-api-docs/issues/5810).
    /// </summary>
    public bool IsBlock => Status is 429 && RateLimit?.RetryAfter is null && !IsOfApi && (Header("Via") is null || Header("Retry-After") is null);

    /// <summary>The person's direct messages were not opened, since that went too fast.</summary>
    public bool IsTooFast => Status is >= 400 and < 500 && Error.Code is DiscordErrors.OpeningTooFast;

    /// <summary>How long to wait: of what a 429's header and its body say, the longer.</summary>
    public TimeSpan RetryAfter
    {
        get
        {
            var body = RateLimit?.RetryAfter is { } seconds and >= 0 and < 1e7 ? TimeSpan.FromSeconds(seconds) : TimeSpan.Zero;
            var header = Seconds("Retry-After") ?? TimeSpan.Zero;
            var asked = body > header ? body : header;
            return (IsBlock || IsTooFast) && asked < BlockTime ? BlockTime : asked;
        }
    }

    /// <summary>The guard knows nothing of the API's limits.</summary>
    private bool IsOfApi => Header("X-RateLimit-Scope") is not null || Header("X-RateLimit-Bucket") is not null || Header("X-RateLimit-Global") is not null;

    private RateLimitBody? RateLimit => Status is 429 ? Read(DiscordJson.Default.RateLimitBody) : null;

    /// <returns>Null when the body is none of that kind.</returns>
    public T? Read<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return Body.Length == 0 ? null : JsonSerializer.Deserialize(Body, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private TimeSpan? Seconds(string name) =>
        double.TryParse(Header(name), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds < 1e7
            ? TimeSpan.FromSeconds(seconds) : null;

    private string? Header(string name) => Headers is not null && Headers.TryGetValues(name, out var values) ? values.First() : null;
}

/// <summary>What the headers tell of the bucket that a request counted in.</summary>
internal readonly record struct BucketLimit(string? Bucket, int? Remaining, TimeSpan? ResetAfter);
