using System.Net;
using Klimalos.BotFramework.DirectLine;
using Microsoft.Extensions.Logging;

namespace Klimalos.BotFramework.Teams;

/// <summary>Fetches files that people sent from where their channel keeps them, and looks at each before anyone else does.</summary>
/// <param name="http">Must follow no redirects.</param>
/// <param name="placeOf">Null for an address where no file of that channel lies; asked of each redirection too.</param>
public sealed partial class FileFetcher(HttpClient http, Func<string?, Uri?> placeOf, IFileScanner scanner, ILogger logger)
{
    public const int MaxBytes = 4 * 1024 * 1024;

    private const int MostRedirects = 3;

    /// <summary>For addresses that come from outside. A proxy would connect on our behalf, past the check of the address.</summary>
    /// <param name="isPublic">Connects to public addresses only, whatever a name resolves to.</param>
    public static HttpClient NewHttpClient(bool isPublic = true)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false };
        if (isPublic)
            handler.ConnectCallback = PublicAddresses.ConnectAsync;
        return new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(10) };
    }

    /// <summary>Throws nothing but cancellation.</summary>
    /// <param name="name">As the person's machine called it.</param>
    public async Task<FetchedFile> FetchAsync(string name, string url, CancellationToken cancellationToken)
    {
        try
        {
            var (bytes, problem) = await BytesAsync(url, cancellationToken);
            if (bytes is null)
                return new FetchedFile.Refused(name, problem);
            if (UploadedFile.Check(name, bytes) is not { } known)
                return new FetchedFile.Refused(name, FileProblem.Kind);
            return await scanner.IsCleanAsync(known.Name, bytes, cancellationToken)
                ? new FetchedFile.Taken(known.Name, known.ContentType, bytes)
                : new FetchedFile.Refused(known.Name, FileProblem.Unsafe);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || IsTimeOut(problem, cancellationToken))
        {
            LogNotFetched(problem);
            return new FetchedFile.Refused(name, FileProblem.Failed);
        }
    }

    internal static bool IsTimeOut(Exception problem, CancellationToken cancellationToken) =>
        problem is TaskCanceledException && !cancellationToken.IsCancellationRequested;

    private async Task<(byte[]? Bytes, FileProblem Problem)> BytesAsync(string url, CancellationToken cancellationToken)
    {
        var place = placeOf(url);
        for (var redirects = 0; place is not null && redirects <= MostRedirects; redirects++)
        {
            using var response = await http.GetAsync(place, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.IsSuccessStatusCode)
                return await ReadAsync(response.Content, cancellationToken);
            place = response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                    or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
                && response.Headers.Location is { } next
                    ? placeOf(new Uri(place, next).AbsoluteUri)
                    : null;
        }

        return (null, FileProblem.Failed);
    }

    private static async Task<(byte[]? Bytes, FileProblem Problem)> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > MaxBytes)
            return (null, FileProblem.Size);
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        using var bytes = new MemoryStream();
        var buffer = new byte[81_920];
        while (await stream.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > MaxBytes)
                return (null, FileProblem.Size);
        }

        return (bytes.ToArray(), default);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file that a person sent could not be fetched")]
    private partial void LogNotFetched(Exception problem);
}
