using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Klimalos;

namespace Bot.Teams;

/// <summary>The zip file that an administrator uploads to Teams.</summary>
public static class AppPackage
{
    public const string ColourIcon = "color.png";
    public const string OutlineIcon = "outline.png";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Each entry bears this moment, so that the same settings give the same file.</summary>
    private static readonly DateTimeOffset Moment = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="contentFolder">The one that holds <c>resources/</c>.</param>
    /// <exception cref="ContentException">The words cannot be read.</exception>
    public static byte[] Make(AppPackageSettings settings, string contentFolder)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            var words = AppWords.Languages.ToDictionary(language => language, language => AppWords.Read(contentFolder, language), StringComparer.Ordinal);
            Add(zip, "manifest.json", Json(AppManifest.Manifest(settings, words[AppWords.Languages[0]])));
            foreach (var language in AppWords.Languages)
                Add(zip, AppManifest.LocalizationFile(language), Json(AppManifest.Localization(words[language])));
            Add(zip, ColourIcon, AppIcons.Colour());
            Add(zip, OutlineIcon, AppIcons.Outline());
        }

        return file.ToArray();
    }

    private static byte[] Json(JsonObject content) => JsonSerializer.SerializeToUtf8Bytes(content, Readable);

    private static void Add(ZipArchive zip, string name, byte[] bytes)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Moment;
        using var content = entry.Open();
        content.Write(bytes);
    }
}
