using System.Globalization;

namespace Bot.Startup;

/// <summary>
/// The time that the guide goes by: what "today" is for deadlines, and when an answer was given. A trial may set it; time-outs,
/// tokens and retries go by the real time all the same.
/// </summary>
public sealed record GuideClock(TimeProvider Time)
{
    /// <summary>Norway, Sweden and Denmark share one time.</summary>
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>The date in the campaigns' countries.</summary>
    public DateOnly Today => DateOnly.FromDateTime(Local(Now).DateTime);

    /// <summary>Seconds of this clock for each real second.</summary>
    public double Speed => Time is TrialClock trial ? trial.Speed : 1;

    /// <summary>The moment as the clocks on the walls of the campaigns' countries show it.</summary>
    public static DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zone);

    /// <summary>Reads <c>Clock:Start</c> and <c>Clock:Speed</c>.</summary>
    /// <exception cref="StartRefusedException">They cannot be read, or this is Production.</exception>
    public static GuideClock From(IConfiguration configuration, bool isProduction, TimeProvider real)
    {
        var (start, speed) = (configuration["Clock:Start"], configuration["Clock:Speed"]);
        if (start is null && speed is null)
            return new GuideClock(real);
        if (isProduction)
            throw new StartRefusedException("Clock:Start and Clock:Speed are for trials and are refused in Production. Remove them.");
        return new GuideClock(new TrialClock(real, ReadStart(start, real), ReadSpeed(speed)));
    }

    private static DateTimeOffset ReadStart(string? text, TimeProvider real)
    {
        if (text is null)
            return real.GetUtcNow();
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var start)
            ? start
            : throw new StartRefusedException($"Clock:Start is \"{text}\"; write a moment in ISO 8601, such as 2026-05-01T08:00:00Z.");
    }

    private static double ReadSpeed(string? text)
    {
        if (text is null)
            return 1;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed is > 0 and <= 1_000_000
            ? speed
            : throw new StartRefusedException($"Clock:Speed is \"{text}\"; write a number above 0 and at most 1000000, such as 3600.");
    }
}
