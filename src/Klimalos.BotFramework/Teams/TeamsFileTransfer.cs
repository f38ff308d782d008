using System.Net;
using System.Net.Http.Headers;
using Klimalos.BotFramework.DirectLine;
using Microsoft.Extensions.Logging;

namespace Klimalos.BotFramework.Teams;

/// <summary>
/// Fetches files from, and puts them to, the places that Teams names: SharePoint and OneDrive, over https, and nowhere else. The bot's
/// token never goes there. A redirection is followed only to such a place.
/// </summary>
/// <param name="http">Must follow no redirects, and connect to public addresses only.</param>
public sealed partial class TeamsFileTransfer(HttpClient http, IFileScanner scanner, ILogger<TeamsFileTransfer> logger)
{
    public const int MaxBytes = 4 * 1024 * 1024;

    private const int MostRedirects = 3;

    private static readonly string[] Hosts = [".sharepoint.com", ".sharepoint.us", ".sharepoint-mil.us", ".sharepoint.cn", ".svc.ms"];

    /// <summary>Fetches a file, and looks at it before anyone else does. Throws nothing but cancellation.</summary>
    public async Task<FetchedFile> FetchAsync(TeamsFile file, CancellationToken cancellationToken)
    {
        try
        {
            var (bytes, problem) = await BytesAsync(file.DownloadUrl, cancellationToken);
            if (bytes is null)
                return new FetchedFile.Refused(file.Name, problem);
            if (UploadedFile.Check(file.Name, bytes) is not { } known)
                return new FetchedFile.Refused(file.Name, FileProblem.Kind);
            return await scanner.IsCleanAsync(known.Name, bytes, cancellationToken)
                ? new FetchedFile.Taken(known.Name, known.ContentType, bytes)
                : new FetchedFile.Refused(known.Name, FileProblem.Unsafe);
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || IsTimeOut(problem, cancellationToken))
        {
            LogNotFetched(problem);
            return new FetchedFile.Refused(file.Name, FileProblem.Failed);
        }
    }

    /// <summary>Puts a file where the person agreed to have it.</summary>
    /// <returns>False when that was not possible.</returns>
    public async Task<bool> PutAsync(string uploadUrl, byte[] bytes, CancellationToken cancellationToken)
    {
        if (Place(uploadUrl) is not { } place)
            return false;
        try
        {
            using var content = new ByteArrayContent(bytes);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Headers.ContentRange = new ContentRangeHeaderValue(0, bytes.Length - 1, bytes.Length);
            using var response = await http.PutAsync(place, content, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (Exception problem) when (problem is HttpRequestException or IOException || IsTimeOut(problem, cancellationToken))
        {
            LogNotPut(problem);
            return false;
        }
    }

    /// <summary>Null when no file of Teams lies there.</summary>
    internal static Uri? Place(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address is { Scheme: "https", IsDefaultPort: true, UserInfo.Length: 0, HostNameType: UriHostNameType.Dns }
        && Array.Exists(Hosts, host => address.IdnHost.EndsWith(host, StringComparison.OrdinalIgnoreCase))
            ? address
            : null;

    private async Task<(byte[]? Bytes, FileProblem Problem)> BytesAsync(string url, CancellationToken cancellationToken)
    {
        var place = Place(url);
        for (var redirects = 0; place is not null && redirects <= MostRedirects; redirects++)
        {
            using var response = await http.GetAsync(place, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.IsSuccessStatusCode)
                return await ReadAsync(response.Content, cancellationToken);
            place = response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                    or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
                && response.Headers.Location is { } next
                    ? Place(new Uri(place, next).AbsoluteUri)
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

    private static bool IsTimeOut(Exception problem, CancellationToken cancellationToken) =>
        problem is TaskCanceledException && !cancellationToken.IsCancellationRequested;

    [LoggerMessage(Level = LogLevel.Warning, Message = "A file could not be fetched from Teams")]
    private partial void LogNotFetched(Exception problem);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A document could not be put to the place that Teams named")]
    private partial void LogNotPut(Exception problem);
}
