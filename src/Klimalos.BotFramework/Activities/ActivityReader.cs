using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Klimalos.BotFramework.Activities;

/// <summary>Reads an activity from outside, or says why there is none. Nothing that is sent makes it throw.</summary>
public static class ActivityReader
{
    /// <summary>Larger bodies are refused with 413. Real activities stay well below: files come as links.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    /// <summary>Reads the request's body, never more than <see cref="MaxBodyBytes"/> of it.</summary>
    public static async Task<ActivityReading> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsJson(request.ContentType))
            return new ActivityReading.Refused(StatusCodes.Status415UnsupportedMediaType, "the content type is not application/json");
        if (request.ContentLength > MaxBodyBytes)
            return TooLarge;

        try
        {
            var result = await ReadWholeAsync(request.BodyReader, cancellationToken);
            if (result is not { } body)
                return TooLarge;
            var reading = Parse(body.IsSingleSegment ? body.First : body.ToArray());
            request.BodyReader.AdvanceTo(body.End);
            return reading;
        }
        catch (BadHttpRequestException exception)
        {
            return new ActivityReading.Refused(exception.StatusCode, "the request is malformed");
        }
    }

    /// <summary>Reads an activity from JSON in UTF-8.</summary>
    public static ActivityReading Parse(ReadOnlyMemory<byte> body)
    {
        var json = WithoutByteOrderMark(body.Span);
        if (!Utf8.IsValid(json))
            return NoActivity("the body is not UTF-8");

        try
        {
            if (MayHoldLoneSurrogate(json) && !AllStringsDecode(json))
                return NoActivity("the body holds half a surrogate pair");
            return JsonSerializer.Deserialize(json, ActivityJson.Default.Activity) switch
            {
                null => NoActivity("the body is null"),
                { Type: null or "" } => NoActivity("the activity has no type"),
                var activity => new ActivityReading.Read(activity),
            };
        }
        catch (JsonException)
        {
            return NoActivity("the body is not JSON of an activity");
        }
    }

    private static readonly ActivityReading.Refused TooLarge =
        new(StatusCodes.Status413PayloadTooLarge, "the body is larger than 1 MiB");

    private static ActivityReading.Refused NoActivity(string reason) => new(StatusCodes.Status400BadRequest, reason);

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase));

    /// <returns>The whole body, which the caller must advance past; null when it is too large.</returns>
    private static async Task<ReadOnlySequence<byte>?> ReadWholeAsync(PipeReader reader, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            if (read.Buffer.Length > MaxBodyBytes)
            {
                reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
                return read.Buffer;
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> body) =>
        body.StartsWith("\uFEFF"u8) ? body["\uFEFF"u8.Length..] : body;

    /// <summary>An escaped half of a surrogate pair passes the parser and throws only when somebody reads that string.</summary>
    private static bool MayHoldLoneSurrogate(ReadOnlySpan<byte> json) =>
        json.IndexOf(@"\ud"u8) >= 0 || json.IndexOf(@"\uD"u8) >= 0;

    private static bool AllStringsDecode(ReadOnlySpan<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                    _ = reader.GetString();
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
