using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Klimalos.Storage.Sqlite;

/// <summary>JSON as it goes into a column, in UTF-8.</summary>
internal sealed record JsonText(byte[] Utf8)
{
    public static JsonText Of<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type));
}

/// <summary>How instants and GUIDs look in a column.</summary>
internal static class StoredForm
{
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static string Text(Guid id) => id.ToString("D");
}
