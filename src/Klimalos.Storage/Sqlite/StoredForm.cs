using System.Globalization;

namespace Klimalos.Storage.Sqlite;

/// <summary>How instants and GUIDs look in a column.</summary>
internal static class StoredForm
{
    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static string Text(Guid id) => id.ToString("D");
}
