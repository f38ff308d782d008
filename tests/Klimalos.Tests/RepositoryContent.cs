using Klimalos.Knowledge;
using Klimalos.Languages;

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

    /// <summary>A Norwegian question that several articles may answer and none surely does, found by asking with fewer and fewer words.</summary>
    public static string UnclearQuestion() =>
        Get().Knowledge.Articles
            .Where(article => article.Language == Language.Nb)
            .SelectMany(article => article.Questions)
            .SelectMany(question => new[] { 4, 3, 5, 2 }.Select(length => $"{string.Join(' ', question.TrimEnd('?').Split(' ').Take(length))}?"))
            .First(question => IsUnclear(question, context: null) && IsUnclear(question, new KnowledgeContext(null, "race-to-zero", "NO")));

    private static bool IsUnclear(string question, KnowledgeContext? context) =>
        Get().Knowledge.Find(question, Language.Nb, context).DidYouMean.Count > 1;

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Bot.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder;
    }
}
