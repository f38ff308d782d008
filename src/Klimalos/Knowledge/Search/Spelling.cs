using System.Numerics;

namespace Klimalos.Knowledge.Search;

/// <summary>Finds the known words that a misspelt one may stand for: one slip, or two in a long word.</summary>
internal sealed class Spelling
{
    private const int ShortestWord = 5;
    private const int ShortestWordForTwoSlips = 8;
    private const int MostCandidates = 4;

    private readonly Func<string, int>? _frequency;

    /// <summary>By length.</summary>
    private readonly (string Word, uint Letters)[][] _words;

    /// <param name="frequency">How often a word is written: of words that are equally near the usual ones are likelier.</param>
    public Spelling(IEnumerable<string> words, Func<string, int>? frequency = null)
    {
        _frequency = frequency;
        var byLength = words.Where(word => word.Length >= ShortestWord - 1).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToLookup(word => word.Length);
        _words = [.. Enumerable.Range(0, byLength.Max(group => group.Key as int?) + 1 ?? 0).Select(length => byLength[length].Select(word => (word, LettersOf(word))).ToArray())];
    }

    /// <summary>The nearest known words with the number of slips; none when none is near enough.</summary>
    public (IReadOnlyList<string> Words, int Slips) Near(string word)
    {
        if (word.Length < ShortestWord || word.AsSpan().ContainsAnyInRange('0', '9'))
            return ([], 0);
        var nearest = word.Length >= ShortestWordForTwoSlips ? 2 : 1;
        var found = new List<string>();
        for (var difference = 0; difference <= nearest; difference++)
        {
            nearest = AddNear(word, word.Length - difference, nearest, found);
            if (difference > 0)
                nearest = AddNear(word, word.Length + difference, nearest, found);
        }
        if (_frequency is not null && found.Count > 1)
            found = [.. found.OrderByDescending(_frequency)];
        return (found.Count > MostCandidates ? found[..MostCandidates] : found, nearest);
    }

    /// <summary>Adds the known words of one length that are at least as near as those found so far; returns the slips of the nearest.</summary>
    private int AddNear(string word, int length, int nearest, List<string> found)
    {
        if (length >= _words.Length)
            return nearest;
        var letters = LettersOf(word);
        foreach (var (known, knownLetters) in _words[length])
        {
            if (BitOperations.PopCount(letters ^ knownLetters) > 2 * nearest)
                continue;
            var slips = Slips(word, known, nearest);
            if (slips > nearest)
                continue;
            if (slips < nearest)
                found.Clear();
            nearest = slips;
            found.Add(known);
        }
        return nearest;
    }

    private static uint LettersOf(string word)
    {
        var letters = 0u;
        foreach (var letter in word)
            letters |= 1u << (letter % 32);
        return letters;
    }

    /// <summary>Letters left out, put in, changed or swapped with the next (optimal string alignment), or more than <paramref name="most"/>.</summary>
    private static int Slips(string left, string right, int most)
    {
        Span<int> before = stackalloc int[right.Length + 1];
        Span<int> last = stackalloc int[right.Length + 1];
        Span<int> row = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            last[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var lowest = row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                lowest = Math.Min(lowest, row[j]);
            }
            if (lowest > most)
                return most + 1;
            var free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[right.Length];
    }
}
