using System.Net;

namespace Bot.Startup;

/// <summary>
/// Without an app id nothing proves who calls. Then the bot is for this machine only: it listens on loopback, outside Production.
/// </summary>
public static class ListeningRule
{
    public const string DefaultUrl = "http://localhost:3978";

    /// <exception cref="StartRefusedException">The bot would be open to others without authentication.</exception>
    public static void Check(IConfiguration configuration, bool isProduction)
    {
        if (!string.IsNullOrWhiteSpace(configuration["MicrosoftAppId"]))
            return;
        if (isProduction)
        {
            throw new StartRefusedException(
                "MicrosoftAppId is not set, so anybody could speak to the bot: it does not start in Production. "
                + "Set MicrosoftAppId, or set ASPNETCORE_ENVIRONMENT=Development to try it on this machine.");
        }

        if (Urls(configuration).FirstOrDefault(url => !IsLoopback(url)) is { } open)
        {
            throw new StartRefusedException(
                $"MicrosoftAppId is not set, so the bot listens on this machine only, and {open} is open to others. "
                + $"Set MicrosoftAppId, or use an address such as {DefaultUrl}.");
        }
    }

    /// <summary>Has somebody said where to listen?</summary>
    public static bool IsConfigured(IConfiguration configuration) => Urls(configuration).Any();

    private static IEnumerable<string> Urls(IConfiguration configuration) =>
        Split(configuration["urls"])
            .Concat(Split(configuration["http_ports"]).Select(port => $"http://*:{port}"))
            .Concat(Split(configuration["https_ports"]).Select(port => $"https://*:{port}"))
            .Concat(configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>());

    private static string[] Split(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url).Host.Trim('[', ']');
        return string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
