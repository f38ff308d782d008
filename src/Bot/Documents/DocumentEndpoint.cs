namespace Bot.Documents;

/// <summary><c>GET /documents/{token}</c>: the document, made anew from the enrolment's answers as they are now.</summary>
public static class DocumentEndpoint
{
    public static void MapDocuments(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"/{DocumentLinks.Path}/{{token}}", GetAsync);

    private static async Task<IResult> GetAsync(
        string token, DocumentLinks links, DocumentDesk desk, HttpResponse response, CancellationToken cancellationToken)
    {
        if (links.Read(token) is not { } link || await desk.MakeAsync(link, cancellationToken) is not { } made)
            return Results.NotFound();
        response.Headers.CacheControl = "private, no-store";
        return Results.File(made.Bytes, made.ContentType, made.FileName);
    }
}
