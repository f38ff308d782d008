using Bot.Startup;
using Klimalos;
using Klimalos.Documents;
using Klimalos.Storage;

namespace Bot.Documents;

/// <summary><c>GET /documents/{token}</c>: the document, made anew from the enrolment's answers as they are now.</summary>
public static class DocumentEndpoint
{
    public static void MapDocuments(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"/{DocumentLinks.Path}/{{token}}", GetAsync);

    private static async Task<IResult> GetAsync(
        string token, DocumentLinks links, IEnrolmentStore enrolments, Content content, GuideClock clock, HttpResponse response,
        CancellationToken cancellationToken)
    {
        if (links.Read(token) is not { } link || await enrolments.GetAsync(link.Enrolment, cancellationToken) is not { } stored)
            return Results.NotFound();
        var made = DocumentMaker.Make(link, stored.Enrolment, content, clock.Today);
        response.Headers.CacheControl = "private, no-store";
        return Results.File(made.Bytes, made.ContentType, made.FileName);
    }
}
