namespace Klimalos.Discord;

/// <summary>The bot's registration with Discord: section <c>Discord</c> of the configuration.</summary>
public sealed class DiscordOptions
{
    public const string Section = "Discord";

    /// <summary>The bot's token. Empty: the channel is off.</summary>
    public string? Token { get; set; }

    /// <summary>The application's id; empty = as Discord tells it when the gateway connects.</summary>
    public string? ApplicationId { get; set; }

    /// <summary>
    /// Where Discord's REST API is; the gateway's address comes from there. A bare host, or <c>…/api</c>, gets the rest of Discord's own path.
    /// </summary>
    public string ApiBaseUrl { get; set; } = "https://discord.com/api/v10";

    /// <summary>The address that the bot names as its own in each request; empty = <c>PublicUrl</c>, under which people reach it.</summary>
    public string? Url { get; set; }

    /// <summary>
    /// Reads free text in servers. The intent MESSAGE_CONTENT must then be switched on in the developer portal, else Discord refuses the bot.
    /// Direct messages and messages that mention the bot are read without it.
    /// </summary>
    public bool ReadMessageContent { get; set; }

    /// <summary>Is there a token, so that the channel is on?</summary>
    public bool IsOn => !string.IsNullOrWhiteSpace(Token);

    /// <summary>Discord wants an address in each request. A bot that is known under none is where every bot of this kind listens.</summary>
    internal string Address => string.IsNullOrWhiteSpace(Url) ? "http://localhost:3978" : Url.Trim();

    /// <summary><see cref="ApiBaseUrl"/> in full, without a slash at its end.</summary>
    internal string ApiAddress
    {
        get
        {
            var address = ApiBaseUrl.Trim().TrimEnd('/');
            var path = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.AbsolutePath.TrimEnd('/') : "";
            return path is "" ? $"{address}/api/v10" : path.EndsWith("/api", StringComparison.Ordinal) ? $"{address}/v10" : address;
        }
    }

    /// <summary>The token without the word that some copy along with it.</summary>
    internal string BareToken
    {
        get
        {
            var token = Token?.Trim() ?? "";
            return token.StartsWith("Bot ", StringComparison.OrdinalIgnoreCase) ? token[4..].Trim() : token;
        }
    }
}
