namespace Klimalos.Knowledge.Search;

/// <summary>The regular differences between nynorsk and bokmål spelling, in the form of <see cref="Words"/>: kva – hva, byggje – bygge, mogleg – mulig.</summary>
internal static class Nynorsk
{
    private static readonly (string Nynorsk, string Bokmaal)[] Differences =
    [
        ("kv", "hv"), ("gj", "g"), ("kj", "k"), ("leg", "lig"), ("heit", "het"), ("au", "o"), ("ei", "e"), ("oy", "o"), ("aste", "este"),
        ("ane", "ene"), ("ar", "er"), ("jar", "er"), ("lei", "led"), ("u", "o"), ("o", "u"), ("e", "i"), ("y", "o"),
        ("ad", "et"), ("utslepp", "utslipp"), ("utslep", "utslip"), ("loyse", "lose"), ("vasst", "vannst"),
    ];

    /// <summary>What the word may be in bokmål: one difference put right, then two.</summary>
    public static IEnumerable<string> Respelt(string word)
    {
        List<string> once = [.. Once(word)];
        return once.Concat(once.SelectMany(Once));
    }

    private static IEnumerable<string> Once(string word) =>
        from difference in Differences
        let place = word.LastIndexOf(difference.Nynorsk, StringComparison.Ordinal)
        where place >= 0 && word.Length > 4
        select string.Concat(word.AsSpan(0, place), difference.Bokmaal, word.AsSpan(place + difference.Nynorsk.Length));
}
