namespace Klimalos.BotFramework.Connector;

/// <summary>Which addresses the bot talks to.</summary>
public static class ServiceUrls
{
    /// <summary>An absolute https address, or http on this machine, where nobody listens in: for tests and the playground.</summary>
    public static bool IsSecure(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && IsSecure(address);

    /// <summary>A secure address to which paths can be appended.</summary>
    public static bool IsServiceUrl(string? url) => Authority(url) is not null;

    /// <summary>Scheme, host and port of a service URL; null when it is none.</summary>
    public static string? Authority(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && IsSecure(address)
        && address is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 }
            ? address.GetLeftPart(UriPartial.Authority)
            : null;

    private static bool IsSecure(Uri address) => address.Scheme is "https" || (address.Scheme is "http" && address.IsLoopback);
}
