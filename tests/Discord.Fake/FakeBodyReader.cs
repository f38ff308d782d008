using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Discord.Fake;

/// <summary>Reads a request's body as Discord does: JSON, or a form with <c>payload_json</c> and files.</summary>
internal static class FakeBodyReader
{
    public static FakeRequest Read(
        string method, string path, string query, IReadOnlyDictionary<string, string> headers, byte[] body, FakeDiscord discord)
    {
        var files = new List<FakeFile>();
        JsonNode? json = null;
        if (body.Length > 25 * 1024 * 1024)
            discord.Violation("a request over 25 MiB");
        if (body.Length > 0)
        {
            var type = headers.TryGetValue("Content-Type", out var told) ? told : "";
            if (type.StartsWith("application/json", StringComparison.Ordinal))
                json = Parse(Encoding.UTF8.GetString(body), discord);
            else if (type.StartsWith("multipart/form-data", StringComparison.Ordinal))
                json = Form(body, type, files, discord);
            else
                discord.Violation($"a body of type '{type}'");
        }

        return new FakeRequest(method, path, query, headers, json, files, discord.Clock.GetUtcNow());
    }

    private static JsonNode? Form(byte[] body, string type, List<FakeFile> files, FakeDiscord discord)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(type).Boundary).ToString();
        var reader = new MultipartReader(boundary, new MemoryStream(body));
        JsonNode? json = null;
        while (reader.ReadNextSectionAsync().GetAwaiter().GetResult() is { } section)
        {
            using var content = new MemoryStream();
            section.Body.CopyTo(content);
            var disposition = ContentDispositionHeaderValue.Parse(section.ContentDisposition);
            var name = HeaderUtilities.RemoveQuotes(disposition.Name).ToString();
            if (name is "payload_json")
                json = Parse(Encoding.UTF8.GetString(content.ToArray()), discord);
            else
                files.Add(new FakeFile(name, FileName(disposition), section.ContentType ?? "", content.ToArray()));
        }

        foreach (var (index, file) in files.Index())
        {
            if (file.Part != $"files[{index}]" || json?["attachments"]?[index]?["filename"]?.GetValue<string>() != file.Name)
                discord.Violation($"the file {file.Name} is not the attachment that the body tells of");
        }

        return json;
    }

    private static string FileName(ContentDispositionHeaderValue disposition) =>
        HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString();

    private static JsonNode? Parse(string text, FakeDiscord discord)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            discord.Violation("a body that is no JSON");
            return null;
        }
    }
}
