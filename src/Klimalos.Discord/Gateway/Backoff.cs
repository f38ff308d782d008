namespace Klimalos.Discord.Gateway;

/// <summary>
/// How long to wait before the next connection. Not at all after one that has held; else twice as long each time, for ever. A session waits
/// for nobody long, so that it is tried more often than a new one may be begun: not even a day of failures must use up the sessions of the
/// day.
/// </summary>
internal sealed class Backoff(TimeProvider clock, Func<double> random)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestInSession = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Stable = TimeSpan.FromMinutes(1);

    private int failures;

    /// <param name="connectedAt">When READY or RESUMED came on the connection that has ended; null = never.</param>
    public TimeSpan After(Disconnect end, DateTimeOffset? connectedAt, bool hasSession)
    {
        var hasHeld = end.Kind is DisconnectKind.Overflow || (connectedAt is { } since && clock.GetUtcNow() - since >= Stable);
        failures = hasHeld ? 0 : failures + 1;
        var longest = (hasSession ? LongestInSession : Longest).TotalSeconds;
        var wait = failures == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(Math.Min(longest, Math.Pow(2, failures - 1)) * (0.75 + (random() / 4)));
        var afterInvalid = TimeSpan.FromSeconds(1 + (4 * random())); // As the documentation asks for when a session is gone.
        return end.Next is GatewayState.Identifying && wait < afterInvalid ? afterInvalid : wait;
    }
}
