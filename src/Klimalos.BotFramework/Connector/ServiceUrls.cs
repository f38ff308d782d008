namespace Klimalos.BotFramework.Connector;

/// <summary>Which addresses the bot talks to.</summary>
public static class ServiceUrls
{
    /// <summary>An absolute https address, or http on this machine, where nobody listens in: for tests and the playground.</summary>
    public static bool IsSecure(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme is "https" || (address.Scheme is "http" && address.IsLoopback));

    /// <summary>A secure address to which paths can be appended.</summary>
    public static bool IsServiceUrl(string? url) =>
        IsSecure(url) && new Uri(url!) is { UserInfo.Length: 0, Query.Length: 0, Fragment.Length: 0 };
}
