using Klimalos;
using Klimalos.Knowledge.Search;

namespace Evaluation;

/// <summary>The content in the repository that the program runs in.</summary>
internal static class Repository
{
    private static readonly string[] Folders = ["dialogs", "resources"];

    public static string Root { get; } = FindRoot();

    public static List<ContentFile> Files() =>
        [.. Folders.SelectMany(folder => Directory.GetFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal)
            .Select(path => new ContentFile(Path.GetRelativePath(Root, path).Replace('\\', '/'), File.ReadAllText(path)))];

    public static Thesaurus Thesaurus(IEnumerable<ContentFile> files, IEnumerable<string> places)
    {
        var thesaurus = Klimalos.Knowledge.Search.Thesaurus.Read(files.First(file => file.Path is "resources/thesaurus.yaml"), []);
        thesaurus.Entities.ReadPlaces(places);
        return thesaurus;
    }

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "Bot.sln")))
            directory = directory.Parent;
        return directory?.FullName ?? Directory.GetCurrentDirectory();
    }
}
