namespace Bot.Startup;

/// <summary>
/// A clock for trials: it stands on a chosen day when the bot starts, and runs at a chosen speed, so that days can pass in seconds.
/// </summary>
/// <param name="speed">Trial seconds for each real second.</param>
public sealed class TrialClock(TimeProvider real, DateTimeOffset start, double speed) : TimeProvider
{
    private readonly long began = real.GetTimestamp();

    /// <summary>Trial seconds for each real second.</summary>
    public double Speed => speed;

    public override DateTimeOffset GetUtcNow() => start + (real.GetElapsedTime(began) * speed);

    public override long TimestampFrequency => real.TimestampFrequency;

    public override long GetTimestamp() => (long)((real.GetTimestamp() - began) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        real.CreateTimer(callback, state, ToReal(dueTime), ToReal(period));

    private TimeSpan ToReal(TimeSpan trial) => trial == Timeout.InfiniteTimeSpan ? trial : trial / speed;
}
