using System.Buffers;

namespace Klimalos.Knowledge.Search;

/// <summary>
/// Cuts the endings of inflection off a word of <see cref="Words"/>. One list for all four languages: the language of a question of
/// three words is not certain, and a stem that is too short does less harm than one that differs from the article's.
/// </summary>
internal static class Stemmer
{
    private const int ShortestStem = 3;
    private const int ShortestStemOfLongEnding = 4;
    private const int MostCuts = 3;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>Longest first.</summary>
    private static readonly string[] Endings =
    [
        "ingarna", "ingerne", "ingane", "ingene", "elserne", "elsene", "heterna", "hetene",
        "ernas", "arnas", "ornas", "ernes", "anes", "enes", "ingen", "ingar", "inger", "inga", "elsen", "elser",
        "arna", "orna", "erna", "erne", "ande", "ende", "else", "heit", "ene", "ane", "ing", "het", "hed", "ies",
        "ede", "ade", "are", "ere", "era", "ar", "er", "or", "en", "et", "an", "es", "ed", "as", "te", "de", "t", "s", "e", "a", "r", "y", "n",
    ];

    public static string Stem(string word)
    {
        if (word.Length <= ShortestStem || word.AsSpan().ContainsAnyInRange('0', '9'))
            return word;
        var length = word.Length;
        for (var cut = 0; cut < MostCuts; cut++)
        {
            var shorter = Cut(word.AsSpan(0, length));
            if (shorter == length)
                break;
            length = shorter;
        }
        return length == word.Length ? word : word[..length];
    }

    private static int Cut(ReadOnlySpan<char> word)
    {
        foreach (var ending in Endings)
        {
            var rest = word.Length - ending.Length;
            if (rest >= (ending.Length > 2 ? ShortestStemOfLongEnding : ShortestStem) && word.EndsWith(ending, StringComparison.Ordinal)
                && HasVowel(word[..rest]))
                return rest;
        }
        return word.Length;
    }

    private static bool HasVowel(ReadOnlySpan<char> word) => word.ContainsAny(Vowels);
}
