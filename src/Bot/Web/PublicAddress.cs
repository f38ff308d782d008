using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Bot.Web;

/// <summary>
/// The address under which people reach the bot, for links in messages: <c>PublicUrl</c>, else the one that it listens on.
/// </summary>
public sealed class PublicAddress(IConfiguration configuration, IServer server)
{
    private Uri? address;

    /// <summary>Ends with a slash. Known once the bot listens.</summary>
    public Uri Value => address ??= new Uri((configuration["PublicUrl"] ?? Listening()).TrimEnd('/') + "/");

    private string Listening() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } listening
            ? listening.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
                .Replace("127.0.0.1", "localhost", StringComparison.Ordinal)
            : throw new InvalidOperationException("The bot does not listen yet.");
}
