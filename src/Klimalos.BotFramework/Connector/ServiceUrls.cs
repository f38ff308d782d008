namespace Klimalos.BotFramework.Connector;

/// <summary>Which addresses the bot talks to.</summary>
public static class ServiceUrls
{
    private static volatile Asked? last;

    /// <summary>An absolute https address, or http on this machine, where nobody listens in: for tests and the playground.</summary>
    public static bool IsSecure(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && IsSecure(address);

    /// <summary>A secure address to which paths can be appended.</summary>
    public static bool IsServiceUrl(string? url) => Authority(url) is not null;

    /// <summary>Scheme, host and port of a service URL; null when it is none.</summary>
    public static string? Authority(string? url)
    {
        // A channel has few service URLs, and each message asks several times for its own.
        if (last is { } known && string.Equals(known.Url, url, StringComparison.Ordinal))
            return known.Authority;
        var authority = Uri.TryCreate(url, UriKind.Absolute, out var address) && IsSecure(address)
            && address is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
                ? address.GetLeftPart(UriPartial.Authority)
                : null;
        last = new Asked(url, authority);
        return authority;
    }

    private static bool IsSecure(Uri address) => address.Scheme is "https" || (address.Scheme is "http" && address.IsLoopback);

    private sealed record Asked(string? Url, string? Authority);
}
