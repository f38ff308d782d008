using Bot.Editing;
using Bot.Secretariat;
using Bot.Startup;
using Klimalos.Documents;
using Klimalos.Enrolments;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Documents;

/// <summary><c>GET /documents/{token}</c>: the document, made anew from the enrolment's answers as they are now.</summary>
public static class DocumentEndpoint
{
    public static void MapDocuments(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"/{DocumentLinks.Path}/{{token}}", GetAsync);

    private static async Task<IResult> GetAsync(
        string token, DocumentLinks links, IEnrolmentStore enrolments, ISharingStore sharing, SecretariatFiles files, CurrentContent content,
        GuideClock clock, HttpResponse response, CancellationToken cancellationToken)
    {
        response.Headers.CacheControl = "private, no-store";
        var link = links.Read(token);
        if (link?.Kind is SecretariatFile.Csv or SecretariatFile.Calendar)
            return await files.MakeAsync(link.Kind, StandingFilter.Parse(link.Enrolment), link.Language, link.FileName, cancellationToken);
        if (link is null || await enrolments.GetAsync(link.Enrolment, cancellationToken) is not { } stored)
            return Results.NotFound();
        var names = await NamesAsync(stored.Enrolment, sharing, cancellationToken);
        var made = DocumentMaker.Make(link, stored.Enrolment, content.Content, clock.Today, names.GetValueOrDefault);
        return Results.File(made.Bytes, made.ContentType, made.FileName);
    }

    /// <summary>Of those who have answered; null where the channel told no name.</summary>
    private static async Task<Dictionary<string, string?>> NamesAsync(
        Enrolment enrolment, ISharingStore sharing, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var person in enrolment.Answers.Values.Select(answer => answer.By).Distinct(StringComparer.Ordinal))
            names.Add(person, (await sharing.FactsAsync(person, cancellationToken)).Name);
        return names;
    }
}
