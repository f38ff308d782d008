using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Klimalos.Storage.Sqlite;

/// <summary>JSON as it goes into a column, in UTF-8.</summary>
internal sealed record JsonText(ReadOnlyMemory<byte> Utf8)
{
    private const int UsualBytes = 4_096;

    /// <summary>Writes å as å, not as \u00E5: smaller, and an operator can read it. It never goes into a page as it is.</summary>
    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Used again for each text that a thread writes: a turn writes three.</summary>
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? workplace;

    /// <param name="type">By source generation: what it writes without a detour is written so.</param>
    public static JsonText Of<T>(T value, JsonTypeInfo<T> type)
    {
        var (buffer, writer) = workplace ??= NewWorkplace();
        try
        {
            if (type.SerializeHandler is { } write)
                write(writer, value);
            else
                JsonSerializer.Serialize(writer, value, type);
            writer.Flush();
            return new JsonText(buffer.WrittenSpan.ToArray());
        }
        finally
        {
            writer.Reset();
            buffer.ResetWrittenCount();
        }
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) NewWorkplace()
    {
        var buffer = new ArrayBufferWriter<byte>(UsualBytes);
        return (buffer, new Utf8JsonWriter(buffer, Writing));
    }
}

/// <summary>How instants and GUIDs look in a column.</summary>
internal static class StoredForm
{
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static string Text(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    public static string? Text(DateOnly? date) => date is { } known ? Text(known) : null;

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "O", CultureInfo.InvariantCulture);

    public static string Text(Guid id) => id.ToString("D");
}
