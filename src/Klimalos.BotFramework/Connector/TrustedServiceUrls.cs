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
        if (!ServiceUrls.IsServiceUrl(serviceUrl))
            return false;
        hosts.TryAdd(Host(serviceUrl!), true);
        return true;
    }

    public bool IsTrusted(string? serviceUrl) => ServiceUrls.IsServiceUrl(serviceUrl) && hosts.ContainsKey(Host(serviceUrl!));

    private static string Host(string serviceUrl) => new Uri(serviceUrl).GetLeftPart(UriPartial.Authority);
}
