using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Klimalos.BotFramework.DirectLine;

/// <summary>Reads the multipart body of an upload: a part with the activity, and a part for each file.</summary>
internal static class UploadReader
{
    private const int MostFiles = 5;
    private const string ActivityType = "application/vnd.microsoft.activity";

    /// <returns>The activity and its files, or why the upload is refused.</returns>
    public static async Task<(Activity? Activity, IReadOnlyList<UploadedFile> Files, IResult? Refusal)> ReadAsync(
        HttpRequest request, CancellationToken cancellationToken)
    {
        if (Boundary(request) is not { } boundary)
            return Refuse(StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "Send multipart/form-data with a boundary.");

        var activity = new Activity { Type = "message" };
        var files = new List<UploadedFile>();
        var reader = new MultipartReader(boundary, request.Body);
        while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
        {
            var bytes = await BytesAsync(section.Body, cancellationToken);
            if (section.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) == true)
            {
                if (ReadActivity(bytes) is not { } read)
                    return Refuse(StatusCodes.Status400BadRequest, "BadArgument", "The activity part is no activity.");
                activity = read;
            }
            else if (UploadedFile.Check(FileName(section), bytes) is { } file && files.Count < MostFiles)
            {
                files.Add(file);
            }
            else
            {
                return Refuse(StatusCodes.Status415UnsupportedMediaType, "UnsupportedFile", "Files of this kind are not taken.");
            }
        }

        return files.Count > 0
            ? (activity, files, null)
            : Refuse(StatusCodes.Status400BadRequest, "BadArgument", "There is no file in the upload.");
    }

    private static Activity? ReadActivity(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, DirectLineJson.Default.Activity) is { Type: { Length: > 0 } } activity ? activity : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary) is { Length: > 0 and <= 200 } boundary
            ? boundary.Value
            : null;

    private static string? FileName(MultipartSection section) =>
        ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
            ? HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value
            : null;

    private static async Task<byte[]> BytesAsync(Stream body, CancellationToken cancellationToken)
    {
        using var buffer = new MemoryStream();
        await body.CopyToAsync(buffer, cancellationToken);
        return buffer.ToArray();
    }

    private static (Activity?, IReadOnlyList<UploadedFile>, IResult) Refuse(int status, string code, string message) =>
        (null, [], Answers.Error(status, code, message));
}
