using System.Text.Json;
using Klimalos.BotFramework.Connector;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Klimalos.BotFramework.Authentication;

/// <summary>
/// The keys that one issuer publishes: OpenID metadata, then the key set that it names. Kept for a day; an unknown key id
/// fetches them again when the last attempt is more than five minutes old, so that a new key works soon and made-up key ids
/// cost nothing. If fetching fails, the keys at hand go on being used.
/// </summary>
internal sealed partial class SigningKeys(string metadataUrl, HttpClient http, TimeProvider clock, ILogger logger) : IDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);
    public static readonly TimeSpan RefreshInterval = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim fetching = new(1, 1);
    private volatile Fetched? fetched;

    /// <returns>Null when no such key is published.</returns>
    /// <exception cref="SigningKeysUnavailableException">There are no keys at hand, and fetching them failed.</exception>
    public async Task<SigningKey?> FindAsync(string keyId, CancellationToken cancellationToken)
    {
        if (fetched is { } current && !IsDue(current, keyId))
            return current.Keys.GetValueOrDefault(keyId);

        await fetching.WaitAsync(cancellationToken);
        try
        {
            if (fetched is not { } latest || IsDue(latest, keyId))
                fetched = await RefreshAsync(fetched, cancellationToken);
            return fetched.Keys.GetValueOrDefault(keyId);
        }
        finally
        {
            fetching.Release();
        }
    }

    public void Dispose() => fetching.Dispose();

    private bool IsDue(Fetched current, string keyId)
    {
        var now = clock.GetUtcNow();
        var isWanting = now >= current.At + Lifetime || !current.Keys.ContainsKey(keyId);
        return isWanting && now >= current.TriedAt + RefreshInterval;
    }

    private async Task<Fetched> RefreshAsync(Fetched? previous, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        try
        {
            return new Fetched(await FetchAsync(cancellationToken), At: now, TriedAt: now);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or ArgumentException or InvalidDataException
            || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            FetchFailed(logger, exception, metadataUrl);
            return previous is null ? throw new SigningKeysUnavailableException(exception) : previous with { TriedAt = now };
        }
    }

    private async Task<IReadOnlyDictionary<string, SigningKey>> FetchAsync(CancellationToken cancellationToken)
    {
        var metadata = OpenIdConnectConfiguration.Create(await http.GetStringAsync(new Uri(metadataUrl), cancellationToken));
        if (!ServiceUrls.IsSecure(metadata.JwksUri))
            throw new InvalidDataException("The OpenID metadata names no secure address of its keys.");

        var keys = SigningKey.ReadSet(await http.GetStringAsync(new Uri(metadata.JwksUri), cancellationToken));
        return keys.Count > 0 ? keys : throw new InvalidDataException("The key set holds no usable key.");
    }

    private sealed record Fetched(IReadOnlyDictionary<string, SigningKey> Keys, DateTimeOffset At, DateTimeOffset TriedAt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Fetching signing keys by {MetadataUrl} failed")]
    private static partial void FetchFailed(ILogger logger, Exception exception, string metadataUrl);
}

/// <summary>No key to check a token by.</summary>
internal sealed class SigningKeysUnavailableException(Exception innerException)
    : Exception("The signing keys cannot be fetched.", innerException);
