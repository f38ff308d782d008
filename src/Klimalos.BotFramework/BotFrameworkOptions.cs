namespace Klimalos.BotFramework;

/// <summary>
/// The bot's registration, bound from the root of the configuration. Keys are those of the Bot Framework SDK
/// (https://learn.microsoft.com/azure/bot-service/provision-and-publish-a-bot); each has the public cloud's default.
/// </summary>
public sealed class BotFrameworkOptions
{
    /// <summary>The bot's app id. Empty: requests are not authenticated, in either direction.</summary>
    public string? MicrosoftAppId { get; set; }

    public string? MicrosoftAppPassword { get; set; }

    /// <summary>The app's own Entra tenant.</summary>
    public string? MicrosoftAppTenantId { get; set; }

    /// <summary>MultiTenant (when empty), SingleTenant or UserAssignedMSI.</summary>
    public string? MicrosoftAppType { get; set; }

    /// <summary>Entra tenants whose users may talk to the bot; empty = all.</summary>
    public IList<string> AllowedTenants { get; init; } = [];

    /// <summary>Issuer of the channels' tokens; government cloud: <c>https://api.botframework.us</c>.</summary>
    public string ToBotFromChannelTokenIssuer { get; set; } = "https://api.botframework.com";

    public string ToBotFromChannelOpenIdMetadataUrl { get; set; } = "https://login.botframework.com/v1/.well-known/openidconfiguration";

    public string ToBotFromEmulatorOpenIdMetadataUrl { get; set; } =
        "https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration";

    /// <summary>
    /// Where the bot gets its token: an authority with its tenant (<c>https://login.microsoftonline.com/botframework.com</c>),
    /// or a host alone, which then gets the tenant that the app type asks for. Empty = the public cloud's.
    /// </summary>
    public string? ToChannelFromBotLoginUrl { get; set; }

    public string ToChannelFromBotOAuthScope { get; set; } = "https://api.botframework.com/.default";

    /// <summary>Is there a registration, so that requests are authenticated?</summary>
    public bool HasApp => !string.IsNullOrWhiteSpace(MicrosoftAppId);

    internal AppType? AppType => string.IsNullOrWhiteSpace(MicrosoftAppType)
        ? BotFramework.AppType.MultiTenant
        : Enum.GetValues<AppType>().Cast<AppType?>().FirstOrDefault(type =>
            string.Equals(type.ToString(), MicrosoftAppType.Trim(), StringComparison.OrdinalIgnoreCase));
}

/// <summary>How the bot is registered with Entra. The names are the values of MicrosoftAppType.</summary>
internal enum AppType
{
    MultiTenant,
    SingleTenant,
    UserAssignedMSI,
}
