using System.Collections.Concurrent;

namespace Klimalos.BotFramework.Connector;

/// <summary>
/// The services that the bot's token may go to: those whose address came in a verified request, or with a conversation
/// reference that was stored from one. Kept by host, of which there are few.
/// </summary>
public sealed class TrustedServiceUrls
{
    private readonly ConcurrentDictionary<string, bool> hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <returns>False when the address is none that the bot would talk to.</returns>
    public bool Trust(string? serviceUrl)
    {
        if (ServiceUrls.Authority(serviceUrl) is not { } host)
            return false;
        hosts.TryAdd(host, true);
        return true;
    }

    public bool IsTrusted(string? serviceUrl) => ServiceUrls.Authority(serviceUrl) is { } host && hosts.ContainsKey(host);
}
