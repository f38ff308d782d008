namespace Bot.Delivery;

/// <summary>When to try a message again that the channel did not take.</summary>
public static class RetrySchedule
{
    /// <summary>With the pauses below, about forty minutes in all.</summary>
    public const int MaxAttempts = 15;

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestObedience = TimeSpan.FromHours(1);

    /// <summary>
    /// The pause before the next attempt: 1, 2, 4 … seconds, at most five minutes, a fifth more or less so that many
    /// conversations do not knock at the same moment; never less than the channel asked for, up to an hour.
    /// </summary>
    /// <param name="attempts">Attempts made so far, 1 or more.</param>
    /// <param name="chance">From 0 to 1.</param>
    /// <returns>Null when the message is to be given up.</returns>
    public static TimeSpan? Pause(int attempts, TimeSpan? retryAfter, double chance)
    {
        if (attempts >= MaxAttempts)
            return null;
        var pause = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, 10) - 1));
        var spread = (pause < LongestPause ? pause : LongestPause) * (0.8 + (0.4 * chance));
        var asked = retryAfter is { } wait && wait < LongestObedience ? wait : retryAfter is null ? TimeSpan.Zero : LongestObedience;
        return spread > asked ? spread : asked;
    }
}
