using System.IO.Compression;

namespace Klimalos.Documents.Word;

/// <summary>Takes the time of writing out of a package, so that the same document gives the same bytes.</summary>
internal static class WordPackage
{
    // The earliest time that the ZIP format can hold.
    private static readonly DateTimeOffset Fixed = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] WithFixedTimes(MemoryStream package)
    {
        using var result = new MemoryStream();
        using (var source = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true))
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            // The content types come first: some readers expect it.
            foreach (var entry in source.Entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
                Copy(entry, target.CreateEntry(entry.FullName));
        }

        return result.ToArray();
    }

    private static void Copy(ZipArchiveEntry entry, ZipArchiveEntry copy)
    {
        copy.LastWriteTime = Fixed;
        using var from = entry.Open();
        using var to = copy.Open();
        from.CopyTo(to);
    }
}
