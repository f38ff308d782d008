using Klimalos.Discord.Rest;

namespace Klimalos.Discord.Gateway;

/// <summary>
/// How soon a session may be begun. Beginning more than a thousand a day makes Discord reset the bot's token
/// (https://discord.com/developers/docs/events/gateway#session-start-limit-object), so that the last ones are left for a person to use.
/// </summary>
internal sealed class IdentifyBudget(TimeProvider clock)
{
    private const int LargestReserve = 10;
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private DateTimeOffset last = DateTimeOffset.MinValue;

    /// <summary>How long to wait before the next IDENTIFY.</summary>
    public TimeSpan Wait(SessionStartLimit? limit)
    {
        var sinceLast = clock.GetUtcNow() - last;
        var spacing = sinceLast < Window ? Window - sinceLast : TimeSpan.Zero;
        return IsLow(limit) ? TimeSpan.FromMilliseconds(Math.Max(limit!.ResetAfter, 1000)) : spacing;
    }

    public static bool IsLow(SessionStartLimit? limit) => limit is not null && limit.Remaining <= Math.Min(LargestReserve, limit.Total / 100);

    public void Taken() => last = clock.GetUtcNow();
}
