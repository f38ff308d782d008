using System.Net;
using Bot.Editing;
using Klimalos.Languages;

namespace Bot.Teams;

/// <summary>
/// <c>GET /teams/secretariat</c>: what the app's tab in Teams shows. The secretariat's page itself is signed in to by a link from the
/// chat, and its cookie does not reach a frame of another site: the tab says so, and opens the page in a window of its own.
/// </summary>
public static class SecretariatTab
{
    public const string Path = "teams/secretariat";

    /// <summary>Hosts that show Teams tabs (https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/tab-requirements).</summary>
    private const string Policy =
        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors https://teams.microsoft.com https://*.teams.microsoft.com "
        + "https://*.cloud.microsoft https://*.microsoft365.com https://*.office.com";

    public static void MapSecretariatTab(this IEndpointRouteBuilder routes) => routes.MapGet(
        $"/{Path}",
        (string? locale, CurrentContent content, HttpResponse response) =>
        {
            response.Headers.ContentSecurityPolicy = Policy;
            return Results.Content(Page(content.Content.Texts, LanguageExtensions.FromTag(locale) ?? Language.En), "text/html; charset=utf-8");
        });

    private static string Page(Texts texts, Language language)
    {
        return $"""
            <!doctype html>
            <html lang="{language.Code()}">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>{Word("teams.tab-title")}</title>
            <h1>{Word("teams.tab-title")}</h1>
            <p>{Word("teams.tab-text")}</p>
            <p><a href="/secretariat" target="_blank" rel="noopener">{Word("teams.tab-open")}</a></p>
            </html>
            """;

        string Word(string key) => WebUtility.HtmlEncode(texts.Get(language, key));
    }
}
