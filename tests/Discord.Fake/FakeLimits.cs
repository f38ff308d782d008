using System.Globalization;

namespace Discord.Fake;

/// <summary>Rate limits as Discord keeps them: a bucket for each route and major id, and one for all. Used under the API's lock.</summary>
internal sealed class FakeLimits(FakeDiscord discord)
{
    private readonly Dictionary<string, (int Used, DateTimeOffset ResetAt)> buckets = new(StringComparer.Ordinal);
    private readonly Queue<DateTimeOffset> all = new();

    public int Limit { get; set; } = 5;

    public TimeSpan Period { get; set; } = TimeSpan.FromSeconds(5);

    /// <returns>A 429, or null when the request may pass; <paramref name="headers"/> go with either.</returns>
    public FakeAnswer? Count(string route, string major, bool isByBot, Dictionary<string, string> headers)
    {
        var now = discord.Clock.GetUtcNow();
        while (all.TryPeek(out var oldest) && now - oldest >= TimeSpan.FromSeconds(1))
            all.Dequeue();
        if (isByBot && all.Count >= 50)
        {
            discord.Violation("over 50 requests in a second");
            return FakeAnswer.TooMany(1, isGlobal: true);
        }

        if (isByBot)
            all.Enqueue(now);
        var key = $"{route} {major}";
        var (used, resetAt) = buckets.TryGetValue(key, out var bucket) && bucket.ResetAt > now ? bucket : (0, now + Period);
        var isOver = used >= Limit;
        buckets[key] = (isOver ? used : used + 1, resetAt);
        Describe(headers, route, Limit - buckets[key].Used, resetAt, now);
        if (!isOver)
            return null;
        discord.Violation($"{key}: sent although nothing remained");
        return FakeAnswer.TooMany((resetAt - now).TotalSeconds);
    }

    private void Describe(Dictionary<string, string> headers, string route, int remaining, DateTimeOffset resetAt, DateTimeOffset now)
    {
        headers["X-RateLimit-Limit"] = Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Remaining"] = remaining.ToString(CultureInfo.InvariantCulture);
        headers["X-RateLimit-Reset"] = "1.0"; // The server's clock is another: only Reset-After is to be used.
        headers["X-RateLimit-Reset-After"] = (resetAt - now).TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);
        headers["X-RateLimit-Bucket"] = route.Replace(" ", "-", StringComparison.Ordinal);
    }
}
