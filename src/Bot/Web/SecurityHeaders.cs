namespace Bot.Web;

/// <summary>Headers that keep a page of ours from being framed, sniffed or made to load what is not ours.</summary>
public static class SecurityHeaders
{
    /// <summary>Strict for whatever has no policy of its own; the pages that need more say so themselves.</summary>
    private const string Policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>For all but the protocol's own paths, whose answers no browser shows as a page.</summary>
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.UseWhen(IsPage, pages => pages.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        return next(context);
    }));

    private static bool IsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments("/v3", StringComparison.Ordinal);
}
