using System.Security.Cryptography;
using Bot.Startup;
using Bot.Web;
using Klimalos.Languages;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Secretariat.Page;

/// <summary>
/// Signing in to the page and out of it. The cookie holds a random token; the session itself is in the store, so that signing out ends it
/// wherever the cookie may have gone, and a restart does not. It goes by the real time.
/// </summary>
public sealed class PageSessions(
    IPageSessions store, IPageSignIn signIn, SecretariatRoster roster, PublicAddress address, GuideClock clock, TimeProvider time)
{
    public const string Cookie = "klimalos-secretariat";

    /// <summary>Without anything done for so long, the session is over.</summary>
    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);

    /// <summary>After so long it is over in any case.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(10);

    /// <summary>That it is used is written down only so often.</summary>
    private static readonly TimeSpan Noted = TimeSpan.FromMinutes(1);

    private const int TokenBytes = 32;

    /// <summary>Uses the link's token up and begins a session; false when the token is none, was used, is too old, or its owner is no member any more.</summary>
    public async Task<bool> SignInAsync(HttpContext http, string token)
    {
        if (token.Length == 0 || await signIn.RedeemAsync(token, LinksAreReadAt, CancellationToken.None) is not { } person || !await roster.IsMemberAsync(person))
            return false;
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        var now = time.GetUtcNow();
        await store.BeginAsync(new PageSession(PageSignIn.HashOf(secret), person, null, now, now), now - Idle, CancellationToken.None);
        http.Response.Cookies.Append(Cookie, secret, Options(http));
        return true;
    }

    /// <summary>The session that the request belongs to; null when it has none, it is over, or its owner is no member any more.</summary>
    /// <param name="isUse">The person did something; false when the page only asks what is new.</param>
    public async Task<PageSession?> FindAsync(HttpContext http, bool isUse)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } secret
            || await store.FindAsync(PageSignIn.HashOf(secret), http.RequestAborted) is not { } session)
            return null;
        var now = time.GetUtcNow();
        if (now - session.Used >= Idle || now - session.Began >= Longest || !await roster.IsMemberAsync(session.Person))
        {
            await store.EndAsync(session.Hash, CancellationToken.None);
            return null;
        }

        if (isUse && now - session.Used >= Noted)
            await store.TouchAsync(session.Hash, now, CancellationToken.None);
        return session;
    }

    public Task ChooseAsync(PageSession session, Language language) => store.ChooseAsync(session.Hash, language, CancellationToken.None);

    public async Task SignOutAsync(HttpContext http, PageSession session)
    {
        await store.EndAsync(session.Hash, CancellationToken.None);
        http.Response.Cookies.Delete(Cookie, Options(http));
    }

    /// <summary>Links are given by the guide's clock and live in real minutes: where that clock runs fast, they must not be gone at once.</summary>
    private DateTimeOffset LinksAreReadAt => clock.Now - (PageSignIn.Lifetime * (clock.Speed - 1));

    /// <summary>Behind a proxy the request itself comes over HTTP.</summary>
    private CookieOptions Options(HttpContext http) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = http.Request.IsHttps || address.Value.Scheme == Uri.UriSchemeHttps,
        Path = $"/{PageRoutes.Root}",
        IsEssential = true,
    };
}
