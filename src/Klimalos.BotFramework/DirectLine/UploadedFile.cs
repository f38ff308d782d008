using System.Text;

namespace Klimalos.BotFramework.DirectLine;

/// <summary>A file that a user sent, with the content type that its bytes bear out.</summary>
internal sealed record UploadedFile(string Name, string ContentType, byte[] Bytes)
{
    private const int LongestName = 120;

    private static readonly (string Extension, string ContentType, byte[][] Beginnings)[] Allowed =
    [
        (".png", "image/png", [[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]]),
        (".jpg", "image/jpeg", [[0xFF, 0xD8, 0xFF]]),
        (".jpeg", "image/jpeg", [[0xFF, 0xD8, 0xFF]]),
        (".gif", "image/gif", [[0x47, 0x49, 0x46, 0x38, 0x37, 0x61], [0x47, 0x49, 0x46, 0x38, 0x39, 0x61]]),
        (".pdf", "application/pdf", [[0x25, 0x50, 0x44, 0x46, 0x2D]]),
        (".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", [[0x50, 0x4B, 0x03, 0x04]]),
        (".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [[0x50, 0x4B, 0x03, 0x04]]),
        (".txt", "text/plain", []),
        (".csv", "text/csv", []),
    ];

    /// <summary>Null when files of this kind are not taken, or the bytes are of another kind than the name says.</summary>
    public static UploadedFile? Check(string? fileName, byte[] bytes)
    {
        var name = CleanName(fileName);
        var kind = Array.Find(Allowed, kind => name.EndsWith(kind.Extension, StringComparison.OrdinalIgnoreCase));
        if (kind.ContentType is null || bytes.Length == 0)
            return null;
        var matches = kind.Beginnings.Length > 0
            ? Array.Exists(kind.Beginnings, beginning => bytes.AsSpan().StartsWith(beginning))
            : !bytes.AsSpan().Contains((byte)0);
        return matches ? new(name, kind.ContentType, bytes) : null;
    }

    private static string CleanName(string? fileName)
    {
        var last = (fileName ?? string.Empty).Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            if (!Rune.IsControl(rune) && rune.Value is not ('"' or '<' or '>'))
                clean.Append(rune);
        }

        var name = clean.ToString().Trim();
        return name.Length <= LongestName ? name : name[^LongestName..];
    }
}
