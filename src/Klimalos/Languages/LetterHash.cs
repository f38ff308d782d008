namespace Klimalos.Languages;

/// <summary>A hash of letters that is the same in every process (FNV-1a, over UTF-16 units). What was trained or stored relies on it: never change it.</summary>
internal static class LetterHash
{
    /// <summary>Of no letters.</summary>
    public const uint Start = 2166136261;

    private const uint Prime = 16777619;

    public static uint Add(uint hash, char letter) => (hash ^ letter) * Prime;

    /// <param name="start">Another than <see cref="Start"/> keeps hashes of one kind apart from those of another.</param>
    public static uint Of(ReadOnlySpan<char> letters, uint start = Start)
    {
        foreach (var letter in letters)
            start = Add(start, letter);
        return start;
    }
}
