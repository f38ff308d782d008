using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Klimalos.BotFramework.Authentication;

/// <summary>Takes the token out of an Authorization header, without believing anything it says.</summary>
internal static class BearerToken
{
    private const string Scheme = "Bearer ";

    /// <returns>Null when there is no token, or one that could not be genuine.</returns>
    public static JsonWebToken? Read(string? authorization)
    {
        if (authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) is not true)
            return null;

        try
        {
            return new JsonWebToken(authorization[Scheme.Length..].Trim());
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException or FormatException)
        {
            return null;
        }
    }

    public static string? Claim(this JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;
}
