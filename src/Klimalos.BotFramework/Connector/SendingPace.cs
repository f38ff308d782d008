using System.Collections.Concurrent;

namespace Klimalos.BotFramework.Connector;

/// <summary>What Teams counts requests by.</summary>
/// <param name="Conversation">Without the thread within a channel: whether Teams counts that apart is not documented.</param>
internal readonly record struct PaceScope(string Tenant, string Conversation)
{
    public static PaceScope Of(string? tenant, string conversation) =>
        new(tenant ?? string.Empty, conversation.IndexOf(";messageid=", StringComparison.Ordinal) is > 0 and var end ? conversation[..end] : conversation);
}

/// <summary>
/// Keeps what is sent below the limits of Teams (https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit): for a bot
/// in one conversation 7 requests a second, 8 in 2 s, 60 in 30 s, 1,800 an hour, and for an app in one tenant 50 a second. Somewhat
/// fewer are sent, since requests do not arrive in the rhythm in which they leave.
/// </summary>
internal sealed class SendingPace(TimeProvider clock)
{
    private static readonly PaceLimit[] OfConversation =
    [
        new(6, TimeSpan.FromSeconds(1)), new(7, TimeSpan.FromSeconds(2)), new(55, TimeSpan.FromSeconds(30)), new(1_700, TimeSpan.FromHours(1)),
    ];

    /// <summary>The shorter stretch keeps a burst from arriving together with the next one.</summary>
    private static readonly PaceLimit[] OfTenant = [new(8, TimeSpan.FromMilliseconds(200)), new(40, TimeSpan.FromSeconds(1))];

    /// <summary>So many conversations that are told to wait at about the same time mean that the whole tenant is.</summary>
    private const int ConversationsOfATenant = 3;

    private const int MostKept = 5_000;

    private static readonly TimeSpan SameTime = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<PaceScope, PaceCounter> conversations = [];
    private readonly ConcurrentDictionary<string, TenantPace> tenants = new(StringComparer.Ordinal);

    /// <summary>Waits until the request may go, and counts it.</summary>
    public async ValueTask WaitAsync(PaceScope scope, CancellationToken cancellationToken)
    {
        // A pause that begins meanwhile holds back those, too, who wait already.
        while (Take(scope) is > 0 and var wait)
            await Task.Delay(TimeSpan.FromSeconds((double)wait / clock.TimestampFrequency), clock, cancellationToken);
    }

    /// <summary>Could a request go at once?</summary>
    public bool IsFree(PaceScope scope) => UntilFree(scope, clock.GetTimestamp()) == 0;

    /// <summary>The channel answered 429: nothing goes to the conversation until then, nor to the tenant when others were told the same.</summary>
    /// <param name="retryAfter">As the channel asked; null when it did not.</param>
    public void Pause(PaceScope scope, TimeSpan? retryAfter)
    {
        var now = clock.GetTimestamp();
        var until = now + Ticks(retryAfter ?? TimeSpan.FromSeconds(1));
        Conversation(scope).PauseUntil(until);
        var tenant = Tenant(scope);
        if (tenant.ToldToWait(scope.Conversation, now, Ticks(SameTime)) >= ConversationsOfATenant)
            tenant.Counter.PauseUntil(until);
    }

    /// <summary>
    /// Counts a request for its conversation and its tenant at the same moment: counted for the one while it still waits for the other, many
    /// that waited would leave at once.
    /// </summary>
    /// <returns>0 when the request may go now, else how long to wait before asking again.</returns>
    private long Take(PaceScope scope)
    {
        var tenant = Tenant(scope);
        lock (tenant)
        {
            var now = clock.GetTimestamp();
            if (UntilFree(scope, now) is > 0 and var wait)
                return wait;
            Conversation(scope).Count(now);
            tenant.Counter.Count(now);
            return 0;
        }
    }

    private long UntilFree(PaceScope scope, long now) => Math.Max(Conversation(scope).UntilFree(now), Tenant(scope).Counter.UntilFree(now));

    private PaceCounter Conversation(PaceScope scope)
    {
        if (conversations.TryGetValue(scope, out var known))
            return known;
        if (conversations.Count >= MostKept)
            ForgetIdle();
        return conversations.GetOrAdd(scope, _ => new PaceCounter(OfConversation, clock.TimestampFrequency));
    }

    private TenantPace Tenant(PaceScope scope) =>
        tenants.GetOrAdd(scope.Tenant, _ => new TenantPace(new PaceCounter(OfTenant, clock.TimestampFrequency)));

    private void ForgetIdle()
    {
        var now = clock.GetTimestamp();
        foreach (var (scope, counter) in conversations)
        {
            if (counter.IsIdle(now))
                conversations.TryRemove(scope, out _);
        }
    }

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * clock.TimestampFrequency);

    private sealed class TenantPace(PaceCounter counter)
    {
        private readonly Dictionary<string, long> told = new(StringComparer.Ordinal);

        public PaceCounter Counter { get; } = counter;

        /// <returns>How many conversations were told to wait lately.</returns>
        public int ToldToWait(string conversation, long now, long within)
        {
            lock (told)
            {
                told[conversation] = now;
                foreach (var old in told.Where(pair => pair.Value < now - within).Select(pair => pair.Key).ToList())
                    told.Remove(old);
                return told.Count;
            }
        }
    }
}
