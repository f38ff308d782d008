using Azure.Core;
using Azure.Identity;

namespace Klimalos.BotFramework.Authentication;

/// <summary>Gets the bot's token as the managed identity that it runs under in Azure.</summary>
internal sealed class ManagedIdentity(TokenCredential credential, string scope)
{
    public ManagedIdentity(BotFrameworkOptions options)
        : this(new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.MicrosoftAppId)), options.ToChannelFromBotOAuthScope)
    {
    }

    /// <exception cref="TokenFetchException">Azure gave no token.</exception>
    public async Task<OutboundToken> FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            var token = await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken);
            return new OutboundToken(token.Token, token.ExpiresOn);
        }
        catch (AuthenticationFailedException exception)
        {
            throw new TokenFetchException("Azure gave no token for the managed identity.", isTransient: false, exception);
        }
    }
}
