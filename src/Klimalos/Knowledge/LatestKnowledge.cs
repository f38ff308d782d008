using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Klimalos.Knowledge;

/// <summary>
/// Keeps the knowledge base that was made last. To index all articles and phrasings takes seconds; an edit of a text or a journey leaves
/// them as they were.
/// </summary>
internal static class LatestKnowledge
{
    private static readonly Lock Gate = new();
    private static byte[] print = [];
    private static KnowledgeBase? latest;

    /// <param name="files">All that the knowledge base is made from.</param>
    /// <param name="places">Likewise.</param>
    /// <param name="load">Makes it anew; what it throws comes out, and what was kept stays.</param>
    public static KnowledgeBase For(IEnumerable<ContentFile> files, IEnumerable<string> places, Func<KnowledgeBase> load)
    {
        lock (Gate)
        {
            var now = PrintOf(files, places);
            if (latest is not null && print.AsSpan().SequenceEqual(now))
                return latest;
            latest = load();
            print = now;
            return latest;
        }
    }

    private static byte[] PrintOf(IEnumerable<ContentFile> files, IEnumerable<string> places)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in files.SelectMany(file => new[] { file.Path, file.Text }).Concat(places))
        {
            hash.AppendData(BitConverter.GetBytes(text.Length));
            hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        }

        return hash.GetHashAndReset();
    }
}
