using System.Buffers;

namespace Klimalos.Knowledge.Search;

/// <summary>
/// Cuts the endings of inflection off a word of <see cref="Words"/>. One list for all four languages: the language of a question of
/// three words is not certain, and a stem that is a little long or short does no harm as long as it is the same on both sides.
/// </summary>
internal static class Stemmer
{
    private const int ShortestStem = 3;
    private const int MostCuts = 2;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    /// <summary>Longest first, each with the letters that must remain.</summary>
    private static readonly (string Ending, int Remaining)[] Endings =
    [
        ("ingarna", 4), ("ingerne", 4), ("ingane", 4), ("ingene", 4), ("elserne", 4), ("elsene", 4), ("heterna", 4), ("hetene", 4),
        ("ernas", 4), ("arnas", 4), ("ornas", 4), ("ernes", 4), ("ingen", 4), ("ingar", 4), ("inger", 4), ("elsen", 4), ("elser", 4),
        ("anes", 4), ("enes", 4), ("inga", 4), ("arna", 4), ("orna", 4), ("erna", 4), ("erne", 4), ("ande", 4), ("ende", 4), ("else", 4),
        ("heit", 4), ("ene", 4), ("ane", 4), ("ing", 4), ("het", 4), ("hed", 4), ("ies", 4), ("ede", 4), ("ade", 4), ("are", 4), ("ere", 4),
        ("era", 4), ("ar", 3), ("er", 3), ("or", 4), ("en", 3), ("et", 3), ("es", 4), ("ed", 4), ("as", 4), ("t", 4), ("s", 4), ("y", 4),
        ("e", 3), ("a", 3),
    ];

    /// <summary>By the last letter of the ending, so that few are tried on a word.</summary>
    private static readonly (string Ending, int Remaining)[][] ByLastLetter =
        [.. Enumerable.Range('a', 26).Select(letter => Endings.Where(pair => pair.Ending[^1] == letter).ToArray())];

    public static string Stem(string word)
    {
        if (word.Length <= ShortestStem || word.AsSpan().ContainsAnyInRange('0', '9'))
            return word;
        var length = word.Length;
        for (var cut = 0; cut < MostCuts; cut++)
            length = Cut(word.AsSpan(0, length));
        return length == word.Length ? word : word[..length];
    }

    private static int Cut(ReadOnlySpan<char> word)
    {
        if (!char.IsAsciiLetterLower(word[^1]))
            return word.Length;
        foreach (var (ending, shortest) in ByLastLetter[word[^1] - 'a'])
        {
            var rest = word.Length - ending.Length;
            if (rest >= shortest && word.EndsWith(ending, StringComparison.Ordinal) && word[..rest].ContainsAny(Vowels))
                return rest;
        }
        return word.Length;
    }
}
