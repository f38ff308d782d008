using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Klimalos.Discord.Models;

namespace Klimalos.Discord.Rest;

/// <summary>One request, which may be made several times.</summary>
/// <param name="Route">The path with numbers for its ids: <c>channels/{0}/messages/{1}</c>.</param>
/// <param name="Ids">What stands in their places. The first ones may be the major ids, each of which has limits of its own.</param>
internal sealed record RestRequest(HttpMethod Method, string Route, params string[] Ids)
{
    private static readonly TimeSpan FileTime = TimeSpan.FromMinutes(2);

    /// <summary>How many of the ids are major: a channel, a server, or a webhook with its token.</summary>
    public int MajorIds { get; init; } = 1;

    /// <summary>Made anew for each attempt; null = no body.</summary>
    public Func<HttpContent>? Content { get; init; }

    /// <summary>By the bot's token. Interactions go by their own, which stands in the path.</summary>
    public bool IsByBot { get; init; } = true;

    /// <summary>Made twice it does no more than made once, so that it can be made again after a lost answer.</summary>
    public bool IsRepeatable { get; init; } = true;

    /// <summary>For one attempt.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    public string Path => string.Format(CultureInfo.InvariantCulture, Route, [.. Ids.Select(Uri.EscapeDataString)]);

    public string Major => string.Join('/', Ids.Take(MajorIds));

    /// <summary>The requests that are made one after the other.</summary>
    public string Queue => $"{Method} {Route} {Major}";

    /// <summary>For logs: without ids, since some are secret.</summary>
    public override string ToString() => $"{Method} /{Route}";

    public RestRequest With<T>(T body, JsonTypeInfo<T> type) => this with { Content = Json(JsonSerializer.SerializeToUtf8Bytes(body, type)) };

    /// <summary>The body, and the files if there are any.</summary>
    public RestRequest With<T>(T body, JsonTypeInfo<T> type, IReadOnlyList<UploadFile> files)
    {
        if (files.Count == 0)
            return With(body, type);
        var json = Json(JsonSerializer.SerializeToUtf8Bytes(body, type));
        return this with { Timeout = FileTime, Content = () => Multipart(json(), files) };
    }

    private static Func<HttpContent> Json(byte[] bytes) =>
        () => new ByteArrayContent(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };

    private static MultipartFormDataContent Multipart(HttpContent json, IReadOnlyList<UploadFile> files)
    {
        var parts = new MultipartFormDataContent { { json, "payload_json" } };
        foreach (var (index, file) in files.Index())
        {
            var part = new ReadOnlyMemoryContent(file.Content) { Headers = { ContentType = MediaTypeHeaderValue.Parse(file.ContentType) } };
            parts.Add(part, $"files[{index}]", file.Name);
        }

        return parts;
    }
}
