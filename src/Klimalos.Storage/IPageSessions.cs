using Klimalos.Languages;

namespace Klimalos.Storage;

/// <summary>Who is signed in to the secretariat's page. How long a session lasts is the caller's to decide.</summary>
public interface IPageSessions
{
    /// <summary>Keeps a new session, and forgets those that were not used since <paramref name="unusedSince"/>.</summary>
    Task BeginAsync(PageSession session, DateTimeOffset unusedSince, CancellationToken cancellationToken);

    Task<PageSession?> FindAsync(string hash, CancellationToken cancellationToken);

    /// <summary>It was used just now.</summary>
    Task TouchAsync(string hash, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>The person wants to read the page in this language.</summary>
    Task ChooseAsync(string hash, Language language, CancellationToken cancellationToken);

    Task EndAsync(string hash, CancellationToken cancellationToken);
}

/// <param name="Hash">Of the token in the cookie: <see cref="Secretariat.PageSignIn.HashOf"/>.</param>
/// <param name="Person">Person key of the member of the secretariat.</param>
/// <param name="Language">Chosen on the page; null = the person's own.</param>
/// <param name="Began">Real time, also where the guide's clock runs at another speed.</param>
public sealed record PageSession(string Hash, string Person, Language? Language, DateTimeOffset Began, DateTimeOffset Used);
