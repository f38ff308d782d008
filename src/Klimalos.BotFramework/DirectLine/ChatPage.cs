using System.Text.Json.Serialization;
using Klimalos.Languages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticFiles;

namespace Klimalos.BotFramework.DirectLine;

/// <summary>The local chat page at <c>/</c>: static files from the web root, and its words from the content.</summary>
public static partial class ChatPage
{
    /// <summary>Everything comes from this site, nothing runs or is styled inline, and no other site may frame it.</summary>
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Keys of the page's own words, in <c>resources/texts/page.{language}.resx</c>.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        "page.title", "page.lead", "page.skip", "page.log", "page.language", "page.language-offer", "page.language-switch",
        "page.dismiss", "page.theme-dark", "page.new", "page.new-title", "page.new-text", "page.new-confirm", "page.cancel",
        "page.message", "page.message-hint", "page.send", "page.attach", "page.remove-file", "page.file-kind",
        "page.file-size", "page.you", "page.bot", "page.sent-form", "page.typing", "page.sending", "page.not-sent",
        "page.retry", "page.latest", "page.lost", "page.back-online", "page.closed", "page.download-failed", "page.required",
        "page.error-required", "page.error-email", "page.error-number", "page.error-pattern", "page.chosen", "page.today",
        "page.yesterday",
    ];

    /// <summary>Serves the page's files with its security headers.</summary>
    public static IApplicationBuilder UseChatPage(this IApplicationBuilder app)
    {
        app.UseDefaultFiles();
        return app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = AddHeaders });
    }

    /// <summary>Serves the page's words as JSON at <c>/page-texts/{language}.json</c>.</summary>
    /// <param name="text">The sentence of a key in a language.</param>
    public static IEndpointRouteBuilder MapChatPage(this IEndpointRouteBuilder endpoints, Func<Language, string, string> text)
    {
        endpoints.MapGet("/page-texts/{language}.json", (string language, HttpContext http) =>
        {
            if (LanguageExtensions.FromTag(language) is not { } known)
                return Results.NotFound();
            http.Response.Headers.CacheControl = "no-cache";
            return Results.Json(Keys.ToDictionary(key => key, key => text(known, key), StringComparer.Ordinal), PageJson.Default.DictionaryStringString);
        });
        return endpoints;
    }

    private static void AddHeaders(StaticFileResponseContext context)
    {
        var headers = context.Context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
    }

    [JsonSerializable(typeof(Dictionary<string, string>))]
    private sealed partial class PageJson : JsonSerializerContext;
}
