using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Klimalos.BotFramework.Authentication;

/// <summary>
/// Gets the bot's token for its client secret: OAuth 2.0 client credentials at Entra
/// (https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow).
/// </summary>
internal sealed class ClientCredentials(BotFrameworkOptions options, HttpClient http, TimeProvider clock)
{
    private const string TokenPath = "/oauth2/v2.0/token";

    private readonly Uri endpoint = Endpoint(options);

    /// <exception cref="TokenFetchException">The login service refused, or could not be reached.</exception>
    public async Task<OutboundToken> FetchAsync(CancellationToken cancellationToken)
    {
        var askedAt = clock.GetUtcNow();
        try
        {
            using var form = new FormUrlEncodedContent(
            [
                new("grant_type", "client_credentials"),
                new("client_id", options.MicrosoftAppId),
                new("client_secret", options.MicrosoftAppPassword),
                new("scope", options.ToChannelFromBotOAuthScope),
            ]);
            using var response = await http.PostAsync(endpoint, form, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw new TokenFetchException($"The login service answered {(int)response.StatusCode}.", IsTransient(response.StatusCode));
            return Read(await response.Content.ReadAsByteArrayAsync(cancellationToken), askedAt);
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new TokenFetchException("The login service cannot be reached.", isTransient: true, exception);
        }
    }

    /// <summary>The address overridden by configuration may be a host, an authority with its tenant, or the whole address.</summary>
    internal static Uri Endpoint(BotFrameworkOptions options)
    {
        var tenant = options.AppType is AppType.SingleTenant ? options.MicrosoftAppTenantId!.Trim() : "botframework.com";
        var login = options.ToChannelFromBotLoginUrl?.TrimEnd('/');
        if (string.IsNullOrEmpty(login))
            login = "https://login.microsoftonline.com";
        if (login.EndsWith(TokenPath, StringComparison.Ordinal))
            return new Uri(login);
        return new Uri(new Uri(login).AbsolutePath is "/" ? $"{login}/{tenant}{TokenPath}" : $"{login}{TokenPath}");
    }

    private static OutboundToken Read(byte[] body, DateTimeOffset askedAt)
    {
        try
        {
            return JsonSerializer.Deserialize(body, TokenJson.Default.TokenAnswer) is { AccessToken.Length: > 0 } answer
                ? new OutboundToken(answer.AccessToken, askedAt + TimeSpan.FromSeconds(Math.Clamp(answer.ExpiresIn, 0, 86_400)))
                : throw new TokenFetchException("The login service's answer holds no token.", isTransient: false);
        }
        catch (JsonException exception)
        {
            throw new TokenFetchException("The login service's answer is not understood.", isTransient: false, exception);
        }
    }

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;
}

internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string? AccessToken,
    [property: JsonPropertyName("expires_in"), JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] long ExpiresIn);

[JsonSerializable(typeof(TokenAnswer))]
internal sealed partial class TokenJson : JsonSerializerContext;
