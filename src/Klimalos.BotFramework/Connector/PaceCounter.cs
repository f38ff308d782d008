namespace Klimalos.BotFramework.Connector;

/// <param name="Count">Requests.</param>
/// <param name="Within">In any stretch of that length.</param>
internal sealed record PaceLimit(int Count, TimeSpan Within);

/// <summary>Counts requests against several limits at once. Times are a clock's timestamps.</summary>
internal sealed class PaceCounter
{
    private readonly (int Count, long Within)[] limits;
    private readonly List<long> taken = [];
    private long pausedUntil = long.MinValue;

    public PaceCounter(IReadOnlyList<PaceLimit> limits, long frequency) =>
        this.limits = [.. limits.Select(limit => (limit.Count, (long)(limit.Within.TotalSeconds * frequency)))];

    /// <returns>0 when a request may go now, else how long to wait before asking again.</returns>
    public long UntilFree(long now)
    {
        lock (taken)
            return Earliest(now) - now;
    }

    public void Count(long now)
    {
        lock (taken)
        {
            if (taken.Count >= 2 * Most)
                taken.RemoveRange(0, taken.Count - Most);
            taken.Add(now);
        }
    }

    public void PauseUntil(long until)
    {
        lock (taken)
            pausedUntil = Math.Max(pausedUntil, until);
    }

    /// <summary>Would forgetting all that was counted change nothing?</summary>
    public bool IsIdle(long now)
    {
        lock (taken)
            return pausedUntil <= now && (taken.Count == 0 || taken[^1] + limits.Max(limit => limit.Within) <= now);
    }

    private int Most => limits.Max(limit => limit.Count);

    private long Earliest(long now)
    {
        var earliest = Math.Max(now, pausedUntil);
        foreach (var (count, within) in limits)
        {
            if (taken.Count >= count)
                earliest = Math.Max(earliest, taken[^count] + within);
        }

        return earliest;
    }
}
