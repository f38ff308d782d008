using Klimalos.Discord.Gateway;
using Klimalos.Storage;

namespace Bot.Discord;

/// <summary>Lets one of the processes on a store hold the gateway.</summary>
internal sealed class DiscordLease(IDiscordStore store, TimeProvider clock) : IGatewayLease
{
    /// <summary>Names this process.</summary>
    public string Owner { get; } = $"{Environment.MachineName}/{Guid.NewGuid():N}";

    public Task<bool> TryHoldAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return store.TryLeaseAsync(Owner, now, now + time, cancellationToken);
    }

    public Task LetGoAsync(CancellationToken cancellationToken) => store.EndLeaseAsync(Owner, cancellationToken);
}
