namespace Klimalos.Discord.Rest;

/// <summary>
/// The one owner of Discord's limits (https://discord.com/developers/docs/topics/rate-limits): a request asks for its permit here, and what
/// the answer's headers say is told back. Requests of one route to one channel go one after the other, so that messages keep their order.
/// </summary>
internal sealed class RateLimits(TimeProvider clock)
{
    /// <summary>A permit that is further away than this is refused, for whoever asks to come back later.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);

    private const int RequestsPerSecond = 50;
    private const int InvalidPerPeriod = 9_000; // Discord bans the address at 10,000; others may share the address.
    private const int ManyQueues = 1_000;
    private static readonly TimeSpan InvalidPeriod = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, RequestQueue> queues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Bucket> buckets = new(StringComparer.Ordinal);
    private readonly SlidingWindow global = new(RequestsPerSecond, TimeSpan.FromSeconds(1), clock);
    private readonly SlidingWindow invalid = new(InvalidPerPeriod, InvalidPeriod, clock);
    private DateTimeOffset globalUntil;
    private DateTimeOffset blockedUntil;

    /// <summary>Waits for the request's turn among those of its route. Dispose the turn when the request is over.</summary>
    public async Task<Turn> TurnAsync(RestRequest request, CancellationToken cancellationToken)
    {
        RequestQueue queue;
        lock (gate)
        {
            if (queues.Count > ManyQueues)
                Prune();
            if (!queues.TryGetValue(request.Queue, out queue!))
                queues[request.Queue] = queue = new RequestQueue();
            queue.Users++;
        }

        try
        {
            await queue.Turn.WaitAsync(cancellationToken);
            return new Turn(this, queue);
        }
        catch
        {
            Leave(queue);
            throw;
        }
    }

    /// <summary>Waits until the request may be made. To be asked before each attempt.</summary>
    /// <exception cref="DiscordException">It would have to wait too long.</exception>
    public async Task PermitAsync(RestRequest request, Turn turn, CancellationToken cancellationToken)
    {
        while (true)
        {
            TimeSpan wait;
            lock (gate)
                wait = Take(request, turn.Queue);
            if (wait <= TimeSpan.Zero)
                return;
            if (wait > LongestWait)
                throw new DiscordException($"{request} has to wait for {wait.TotalSeconds:0} s.", status: null, isTransient: true, retryAfter: wait);
            await Task.Delay(wait + TimeSpan.FromMilliseconds(1), clock, cancellationToken);
        }
    }

    /// <summary>Takes in what an answer told.</summary>
    public void Learn(RestRequest request, Turn turn, RestAnswer answer)
    {
        lock (gate)
        {
            if (answer.IsInvalid)
                invalid.Take();
            var told = answer.Limit;
            if (told.Bucket is { } name)
                turn.Queue.Bucket = BucketOf($"{name} {request.Major}", turn.Queue.Bucket);
            if (told is { Remaining: { } remaining, ResetAfter: { } resetAfter })
                turn.Queue.Bucket.Learn(remaining, clock.GetUtcNow() + resetAfter, clock.GetUtcNow());
            if (answer.Status is 429 || answer.IsTooFast)
                Hold(turn.Queue, answer);
        }
    }

    private void Hold(RequestQueue queue, RestAnswer answer)
    {
        var until = clock.GetUtcNow() + answer.RetryAfter;
        if (answer.IsBlock)
            blockedUntil = Later(blockedUntil, until);
        if (answer.IsGlobal)
            globalUntil = Later(globalUntil, until);
        queue.Bucket.Exhaust(until);
    }

    /// <returns>How long to wait; zero when the permit has been taken.</returns>
    private TimeSpan Take(RestRequest request, RequestQueue queue)
    {
        var now = clock.GetUtcNow();
        TimeSpan[] waits =
        [
            blockedUntil - now,
            invalid.Wait,
            queue.Bucket.Wait(now),
            request.IsByBot ? globalUntil - now : TimeSpan.Zero, // Interactions are exempt from the global limit.
            request.IsByBot ? global.Wait : TimeSpan.Zero,
        ];
        var wait = waits.Max();
        if (wait > TimeSpan.Zero)
            return wait;

        queue.Bucket.Take(now);
        if (request.IsByBot)
            global.Take();
        return TimeSpan.Zero;
    }

    private Bucket BucketOf(string key, Bucket first) => buckets.TryGetValue(key, out var known) ? known : buckets[key] = first;

    private void Prune()
    {
        var now = clock.GetUtcNow();
        foreach (var (key, _) in queues.Where(entry => entry.Value.Users == 0 && entry.Value.Bucket.IsFresh(now)).ToList())
            queues.Remove(key);
        var used = queues.Values.Select(queue => queue.Bucket).ToHashSet();
        foreach (var (key, _) in buckets.Where(entry => !used.Contains(entry.Value)).ToList())
            buckets.Remove(key);
    }

    private void Leave(RequestQueue queue)
    {
        lock (gate)
            queue.Users--;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    /// <summary>The right to make requests of one route, held by one at a time.</summary>
    internal sealed class Turn(RateLimits limits, RequestQueue queue) : IDisposable
    {
        public RequestQueue Queue { get; } = queue;

        public void Dispose()
        {
            Queue.Turn.Release();
            limits.Leave(Queue);
        }
    }

    /// <summary>The requests of one route to one major id. Several queues may share a bucket, which is known after the first answer.</summary>
    internal sealed class RequestQueue
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public Bucket Bucket { get; set; } = new();

        public int Users { get; set; }
    }

    /// <summary>What is left of one limit.</summary>
    internal sealed class Bucket
    {
        private int remaining = int.MaxValue;
        private DateTimeOffset resetAt;

        public TimeSpan Wait(DateTimeOffset now) => remaining > 0 || now >= resetAt ? TimeSpan.Zero : resetAt - now;

        public bool IsFresh(DateTimeOffset now) => now >= resetAt;

        public void Take(DateTimeOffset now) => remaining = now >= resetAt ? int.MaxValue : remaining - 1;

        /// <summary>Within one period the count only falls: an answer that was overtaken knows less.</summary>
        public void Learn(int told, DateTimeOffset reset, DateTimeOffset now)
        {
            remaining = now < resetAt ? Math.Min(remaining, told) : told;
            resetAt = reset;
        }

        public void Exhaust(DateTimeOffset until) => (remaining, resetAt) = (0, Later(resetAt, until));
    }
}
