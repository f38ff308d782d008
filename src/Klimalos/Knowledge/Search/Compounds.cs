namespace Klimalos.Knowledge.Search;

/// <summary>Takes compounds apart whose two halves are known words: rapporteringsplattform = rapportering + s + plattform.</summary>
internal static class Compounds
{
    private const int ShortestLeft = 4;
    private const int ShortestRight = 4;
    private const int ShortestCompound = 9;

    /// <summary>The stems of the halves; null when the word does not come apart.</summary>
    public static (string Left, string Right)? Split(string word, Func<string, bool> isStem)
    {
        if (word.Length < ShortestCompound || word.AsSpan().ContainsAnyInRange('0', '9'))
            return null;
        (string, string)? best = null;
        var shortestHalf = 0;
        for (var place = ShortestLeft; place <= word.Length - ShortestRight; place++)
        {
            var half = Math.Min(place, word.Length - place);
            if (half <= shortestHalf || Stem(word[..place], isStem) is not { } left || Stem(word[place..], isStem) is not { } right)
                continue;
            (best, shortestHalf) = ((left, right), half);
        }
        return best;
    }

    private static string? Stem(string half, Func<string, bool> isStem)
    {
        var stem = Stemmer.Stem(half);
        return isStem(stem) ? stem : null;
    }
}
