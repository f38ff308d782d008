using System.Text;
using Klimalos;

namespace Bot.Startup;

/// <summary>Where the content lies, and its files as they are read.</summary>
public static class ContentFolder
{
    private static readonly string[] Parts = ["dialogs", "resources"];

    /// <summary>
    /// The folder that holds <c>dialogs/</c> and <c>resources/</c>: the configured one, else the nearest one upward from the
    /// content root, else from the program's own folder (a published bot that is started from elsewhere).
    /// </summary>
    /// <exception cref="StartRefusedException">There is none.</exception>
    public static string Find(string? configured, string contentRoot)
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            var folder = Path.GetFullPath(configured, contentRoot);
            return HoldsContent(folder)
                ? folder
                : throw new StartRefusedException($"Content:Path is {folder}, but there is no dialogs/ and resources/ in it.");
        }

        return Upward(contentRoot) ?? Upward(AppContext.BaseDirectory)
            ?? throw new StartRefusedException(
                $"No folder with dialogs/ and resources/ was found from {contentRoot} upward. Set Content:Path to the one that holds them.");
    }

    /// <summary>All files below <c>dialogs/</c> and <c>resources/</c>, in a fixed order; hidden ones are left out.</summary>
    /// <exception cref="ContentException">A file is not UTF-8.</exception>
    public static IReadOnlyList<ContentFile> Read(string folder)
    {
        var problems = new List<ContentProblem>();
        var files = new List<ContentFile>();
        foreach (var path in Paths(folder))
        {
            var name = Path.GetRelativePath(folder, path).Replace('\\', '/');
            if (Decode(File.ReadAllBytes(path), out var text) is { } line)
                problems.Add(new ContentProblem(name, line, "This is not UTF-8. Save the file with the encoding UTF-8."));
            else
                files.Add(new ContentFile(name, text));
        }

        return problems.Count == 0 ? files : throw new ContentException(problems);
    }

    private static IEnumerable<string> Paths(string folder) => Parts
        .SelectMany(part => Directory.EnumerateFiles(Path.Combine(folder, part), "*", SearchOption.AllDirectories))
        .Where(path => Path.GetFileName(path)[0] is not ('.' or '~') && !path.EndsWith('~'))
        .Order(StringComparer.Ordinal);

    /// <summary>Returns the line of the first byte that is not UTF-8; null when all is well.</summary>
    private static int? Decode(byte[] bytes, out string text)
    {
        try
        {
            using var reader = new StreamReader(new MemoryStream(bytes), new UTF8Encoding(false, throwOnInvalidBytes: true));
            text = reader.ReadToEnd();
            return null;
        }
        catch (DecoderFallbackException)
        {
            text = "";
            var lenient = Encoding.UTF8.GetString(bytes);
            return lenient.AsSpan(0, lenient.IndexOf('\uFFFD', StringComparison.Ordinal)).Count('\n') + 1;
        }
    }

    private static string? Upward(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (HoldsContent(candidate.FullName))
                return candidate.FullName;
        }

        return null;
    }

    private static bool HoldsContent(string folder) => Parts.All(part => Directory.Exists(Path.Combine(folder, part)));
}
