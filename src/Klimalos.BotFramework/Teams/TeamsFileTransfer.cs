using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace Klimalos.BotFramework.Teams;

/// <summary>
/// Fetches files from, and puts them to, the places that Teams names: SharePoint and OneDrive, over https, and nowhere else. The bot's
/// token never goes there. A redirection is followed only to such a place.
/// </summary>
/// <param name="http">Must follow no redirects, and connect to public addresses only.</param>
public sealed partial class TeamsFileTransfer(HttpClient http, IFileScanner scanner, ILogger<TeamsFileTransfer> logger)
{
    public const int MaxBytes = FileFetcher.MaxBytes;

    private static readonly string[] Hosts = [".sharepoint.com", ".sharepoint.us", ".sharepoint-mil.us", ".sharepoint.cn", ".svc.ms"];

    private readonly FileFetcher fetcher = new(http, Place, scanner, logger);

    /// <summary>Fetches a file, and looks at it before anyone else does. Throws nothing but cancellation.</summary>
    public Task<FetchedFile> FetchAsync(TeamsFile file, CancellationToken cancellationToken) =>
        fetcher.FetchAsync(file.Name, file.DownloadUrl, cancellationToken);

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
        catch (Exception problem) when (problem is HttpRequestException or IOException || FileFetcher.IsTimeOut(problem, cancellationToken))
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "A document could not be put to the place that Teams named")]
    private partial void LogNotPut(Exception problem);
}
