using System.Security.Claims;
using Bot.Editing;
using Bot.Secretariat.Page.Views;
using Bot.Startup;
using Klimalos.Languages;
using Klimalos.Storage;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Secretariat.Page;

/// <summary>Stands before everything below <c>/secretariat</c>: who is not signed in gets nothing but the way to sign in, and no form is taken that we did not write.</summary>
public sealed class PageGuard(PageSessions sessions, ISharingStore sharing, IAntiforgery antiforgery, CurrentContent content, GuideClock clock)
{
    /// <summary>The page asks by itself whether something is new: that is no use of it.</summary>
    public const string AsksByItself = "X-Klimalos-Live";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        // As the anti-forgery token sets it, which warns of any other value at each request.
        http.Response.Headers.CacheControl = "no-cache, no-store";
        var isSigningIn = http.Request.Path.StartsWithSegments($"/{PageRoutes.SignIn}", StringComparison.Ordinal);
        var session = isSigningIn ? null : await sessions.FindAsync(http, isUse: !http.Request.Headers.ContainsKey(AsksByItself));
        if (session is null && !isSigningIn)
        {
            await DoorAsync(http, DoorNotice.SignedOut, StatusCodes.Status401Unauthorized);
            return;
        }

        // Forms are bound to the session that they were written in.
        if (session is not null)
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim("sub", session.Hash)], PageRoutes.Root));
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !await antiforgery.IsRequestValidAsync(http))
        {
            await DoorAsync(http, DoorNotice.Stale, StatusCodes.Status400BadRequest);
            return;
        }

        if (session is not null)
            http.Features.Set(await VisitAsync(http, session));
        await next(http);
    }

    /// <summary>The page outside: says how to sign in, in the browser's language.</summary>
    public Task DoorAsync(HttpContext http, DoorNotice notice, int status, string? token = null)
    {
        var language = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(wish => wish.Quality ?? 1)
            .Select(wish => LanguageExtensions.FromTag(wish.Value.Value)).FirstOrDefault(known => known is not null) ?? Language.Nb;
        var door = new Door(content.Content.Texts, language, notice, token, token is null ? null : antiforgery.GetAndStoreTokens(http).RequestToken);
        return new RazorComponentResult<DoorView>(new { Door = door }) { StatusCode = status, PreventStreamingRendering = true }.ExecuteAsync(http);
    }

    private async Task<PageVisit> VisitAsync(HttpContext http, PageSession session)
    {
        var facts = await sharing.FactsAsync(session.Person, http.RequestAborted);
        return new PageVisit(
            session,
            facts.Name,
            content.Content,
            session.Language ?? facts.Language ?? Language.Nb,
            antiforgery.GetAndStoreTokens(http).RequestToken!,
            http.Request.Path.Value! + http.Request.QueryString.Value,
            clock.Now);
    }
}

public enum DoorNotice
{
    /// <summary>There is a link to be used.</summary>
    Enter,

    SignedOut,

    /// <summary>The link was used, or is too old.</summary>
    LinkIsVoid,

    /// <summary>The form was written in another session, or by somebody else.</summary>
    Stale,
}

/// <param name="Token">Of the link; null when there is none.</param>
public sealed record Door(Texts Texts, Language Language, DoorNotice Notice, string? Token, string? RequestToken);
