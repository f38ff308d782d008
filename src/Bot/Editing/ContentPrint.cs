using System.Globalization;
using Klimalos;

namespace Bot.Editing;

/// <summary>Tells two states of the content files apart, file by file, without keeping their texts.</summary>
public sealed class ContentPrint
{
    private readonly Dictionary<string, int> hashes;

    private ContentPrint(Dictionary<string, int> hashes) => this.hashes = hashes;

    public static ContentPrint Of(IReadOnlyList<ContentFile> files) => new(files.ToDictionary(
        file => file.Path, file => string.GetHashCode(file.Text, StringComparison.Ordinal), StringComparer.Ordinal));

    public bool IsSameAs(ContentPrint other) => Differences(other).All(difference => difference.Count == 0);

    /// <summary>"2 changed, 1 added (knowledge 2, texts 1)": what became of <paramref name="earlier"/>.</summary>
    public string ChangesFrom(ContentPrint earlier)
    {
        var differences = Differences(earlier);
        var kinds = differences.SelectMany(difference => difference.Paths)
            .CountBy(KindOf, StringComparer.Ordinal)
            .OrderBy(kind => kind.Key, StringComparer.Ordinal)
            .Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Key} {kind.Value}"));
        var counts = differences.Where(difference => difference.Count > 0)
            .Select(difference => string.Create(CultureInfo.InvariantCulture, $"{difference.Count} {difference.Name}"));
        return $"{string.Join(", ", counts)} ({string.Join(", ", kinds)})";
    }

    private Difference[] Differences(ContentPrint earlier) =>
    [
        new("changed", [.. hashes.Where(file => earlier.hashes.TryGetValue(file.Key, out var hash) && hash != file.Value).Select(file => file.Key)]),
        new("added", [.. hashes.Keys.Where(path => !earlier.hashes.ContainsKey(path))]),
        new("removed", [.. earlier.hashes.Keys.Where(path => !hashes.ContainsKey(path))]),
    ];

    /// <summary>The folder below <c>resources/</c> (<c>knowledge</c>, <c>texts</c> …), or <c>resources</c> or <c>dialogs</c> itself.</summary>
    private static string KindOf(string path) => path.Split('/') is ["resources", var folder, _, ..] ? folder : path.Split('/')[0];

    private sealed record Difference(string Name, string[] Paths)
    {
        public int Count => Paths.Length;
    }
}
