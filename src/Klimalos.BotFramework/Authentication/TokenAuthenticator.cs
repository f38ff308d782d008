using Klimalos.BotFramework.Activities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Klimalos.BotFramework.Authentication;

/// <summary>
/// Checks the token that a channel (Bot Connector) or the Emulator (Entra) sends with an activity, after
/// https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication.
/// Stricter than the SDK: a lifetime is required, and an activity must name its channel and service.
/// </summary>
internal sealed class TokenAuthenticator(
    BotFrameworkOptions options, SigningKeys channelKeys, SigningKeys emulatorKeys, TimeProvider clock) : IInboundAuthenticator
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);
    private static readonly string[] Algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512];

    private readonly JsonWebTokenHandler handler = new();
    private readonly string appId = options.MicrosoftAppId!.Trim();
    private readonly IReadOnlySet<string> entraIssuers = EntraIssuers.Of(options);

    public async Task<InboundVerdict> AuthenticateAsync(string? authorization, Activity activity, CancellationToken cancellationToken)
    {
        if (BearerToken.Read(authorization) is not { } token)
            return InboundVerdict.Unproven("no bearer token");
        if (!Algorithms.Contains(token.Alg, StringComparer.Ordinal))
            return InboundVerdict.Unproven("the token is signed in another way than RS256, RS384 or RS512");

        var isChannel = string.Equals(token.Issuer, options.ToBotFromChannelTokenIssuer, StringComparison.Ordinal);
        if (!isChannel && !entraIssuers.Contains(token.Issuer))
            return InboundVerdict.Unproven("the token's issuer is none of ours");

        try
        {
            if (await (isChannel ? channelKeys : emulatorKeys).FindAsync(token.Kid ?? "", cancellationToken) is not { } key)
                return InboundVerdict.Unproven("the token is signed with a key that is not published");
            if (!await IsGenuineAsync(token, key))
                return InboundVerdict.Unproven("the token's signature or lifetime is not valid");
            return isChannel ? Channel(token, key, activity) : Emulator(token, activity);
        }
        catch (SigningKeysUnavailableException)
        {
            return InboundVerdict.NoKeys;
        }
    }

    private async Task<bool> IsGenuineAsync(JsonWebToken token, SigningKey key)
    {
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key.Key,
            ValidAlgorithms = Algorithms,
            LifetimeValidator = (notBefore, expires, _, _) => IsCurrent(notBefore, expires),
            ValidateIssuer = false, // The issuer chose the keys above.
            ValidateAudience = false, // A genuine token for somebody else is answered in another way.
        });
        return result.IsValid;
    }

    private bool IsCurrent(DateTime? notBefore, DateTime? expires)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return expires is not null && now - ClockSkew < expires && (notBefore is null || now + ClockSkew > notBefore);
    }

    private InboundVerdict Channel(JsonWebToken token, SigningKey key, Activity activity)
    {
        if (!token.Audiences.Contains(appId, StringComparer.Ordinal))
            return InboundVerdict.NotAllowed("the token is for another bot");
        if (activity is not { ChannelId.Length: > 0, ServiceUrl.Length: > 0 })
            return InboundVerdict.NotAllowed("the activity does not name its channel and service");
        if (key.Endorsements.Count > 0 && !key.Endorsements.Contains(activity.ChannelId, StringComparer.Ordinal))
            return InboundVerdict.NotAllowed("the token's key is not endorsed for the activity's channel");
        return string.Equals(token.Claim("serviceurl"), activity.ServiceUrl, StringComparison.Ordinal)
            ? InboundVerdict.Accepted
            : InboundVerdict.NotAllowed("the token is for another service than the activity's");
    }

    /// <summary>The token must be the app's own: issued to it (appid in version 1.0, azp in 2.0), and for it.</summary>
    private InboundVerdict Emulator(JsonWebToken token, Activity activity)
    {
        var holder = token.Claim("ver") switch
        {
            "1.0" => token.Claim("appid"),
            "2.0" => token.Claim("azp"),
            _ => null,
        };
        if (!string.Equals(holder, appId, StringComparison.Ordinal) || !token.Audiences.Contains(appId, StringComparer.Ordinal))
            return InboundVerdict.NotAllowed("the token was issued to or for another app");
        return activity is { ChannelId.Length: > 0, ServiceUrl.Length: > 0 }
            ? InboundVerdict.Accepted
            : InboundVerdict.NotAllowed("the activity does not name its channel and service");
    }
}
