namespace Klimalos.Tests;

/// <summary>The content of the repository as the bot reads it: the tests hold the real files to account.</summary>
internal static class RepositoryContent
{
    private static readonly Lazy<Content> Loaded = new(() => Content.Load(Files()));

    public static Content Get() => Loaded.Value;

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<ContentFile> Files() =>
    [
        .. new[] { "dialogs", "resources" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(path => new ContentFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path))),
    ];

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Bot.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder;
    }
}
