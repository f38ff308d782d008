using System.Globalization;

namespace Klimalos.Enrolments;

/// <summary>A file that a person sent as an answer, by where it is kept.</summary>
/// <param name="Id">The store's id of it, without spaces.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Name">As the person's machine called it.</param>
public sealed record StoredFile(string Id, long Size, string Name)
{
    /// <summary>The form in which an answer holds it: id, size and name with a space between.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id} {Size} {Name}");

    /// <summary>Null when it is no such value.</summary>
    public static StoredFile? Parse(string value) =>
        value.Split(' ', 3) is [{ Length: > 0 } id, var digits, { Length: > 0 } name]
        && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            ? new StoredFile(id, size, name)
            : null;
}
