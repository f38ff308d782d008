using Bot.Secretariat;
using Klimalos.Secretariat;

namespace Bot.Documents;

/// <summary><c>GET /documents/{token}</c>: the document, made anew from the enrolment's answers as they are now.</summary>
public static class DocumentEndpoint
{
    public static void MapDocuments(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"/{DocumentLinks.Path}/{{token}}", GetAsync);

    private static async Task<IResult> GetAsync(
        string token, DocumentLinks links, DocumentDesk desk, SecretariatFiles files, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "private, no-store";
        var link = links.Read(token);
        if (link?.Kind is SecretariatFile.Csv or SecretariatFile.Calendar)
            return await files.MakeAsync(link.Kind, StandingFilter.Parse(link.Enrolment), link.Language, link.FileName, cancellationToken);
        return link is not null && await desk.MakeAsync(link, cancellationToken) is { } made
            ? Results.File(made.Bytes, made.ContentType, made.FileName)
            : Results.NotFound();
    }
}
