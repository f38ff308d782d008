namespace Klimalos.BotFramework.Authentication;

/// <summary>The token that the bot shows to channels.</summary>
internal interface IOutboundTokens
{
    /// <returns>Null when the bot has no registration, and so no token.</returns>
    /// <exception cref="TokenFetchException">No token is to be had now.</exception>
    ValueTask<string?> GetAsync(CancellationToken cancellationToken);

    /// <summary>A channel refused the token: do not use it again.</summary>
    void Drop(string token);
}

/// <param name="ExpiresAt">When it ends; it is renewed ahead of that.</param>
internal sealed record OutboundToken(string Value, DateTimeOffset ExpiresAt);

/// <summary>Fetching a token failed.</summary>
/// <param name="isTransient">Trying again at once may help.</param>
internal sealed class TokenFetchException(string message, bool isTransient, Exception? innerException = null) : Exception(message, innerException)
{
    public bool IsTransient { get; } = isTransient;
}

/// <summary>Without an app id, requests go out without a token.</summary>
internal sealed class NoTokens : IOutboundTokens
{
    public ValueTask<string?> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult<string?>(null);

    public void Drop(string token)
    {
    }
}

/// <summary>
/// Keeps one token for all conversations. It is fetched once however many ask at the same time, renewed five minutes
/// before it ends, and a failed fetch is forgotten: the next sender tries again, or uses the old token while it lasts.
/// </summary>
internal sealed class CachedTokens(Func<CancellationToken, Task<OutboundToken>> fetch, TimeProvider clock) : IOutboundTokens, IDisposable
{
    private static readonly TimeSpan RenewAhead = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim fetching = new(1, 1);
    private volatile OutboundToken? current;

    public async ValueTask<string?> GetAsync(CancellationToken cancellationToken)
    {
        if (LastsFor(current, RenewAhead))
            return current!.Value;

        await fetching.WaitAsync(cancellationToken);
        try
        {
            if (!LastsFor(current, RenewAhead))
                current = await fetch(cancellationToken);
            return current!.Value;
        }
        catch (TokenFetchException) when (LastsFor(current, TimeSpan.Zero))
        {
            return current!.Value;
        }
        finally
        {
            fetching.Release();
        }
    }

    public void Drop(string token)
    {
        var held = current;
        if (string.Equals(held?.Value, token, StringComparison.Ordinal))
            Interlocked.CompareExchange(ref current, null, held);
    }

    public void Dispose() => fetching.Dispose();

    private bool LastsFor(OutboundToken? token, TimeSpan time) => token is not null && clock.GetUtcNow() + time < token.ExpiresAt;
}
