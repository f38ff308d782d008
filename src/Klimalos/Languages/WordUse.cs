using System.Runtime.InteropServices;

namespace Klimalos.Languages;

/// <summary>
/// How often each language's texts about our matters have a word. It tells the language of a few bare words that the detector, which
/// knows the languages at large, leaves open: "nulmål" is Danish, whatever "mål" may be.
/// </summary>
public sealed class WordUse
{
    /// <summary>Longer words are told apart by their beginning.</summary>
    private const int LongestWord = 32;

    /// <summary>A word that one text alone has may be there by chance.</summary>
    private const int FewestTexts = 2;

    /// <summary>What a word counts in a language that never had it.</summary>
    private const double Unseen = 0.5;

    /// <summary>Words of one message do not come independently of each other.</summary>
    private const double Independence = 0.6;

    private readonly Dictionary<string, int[]> _counts = new(StringComparer.Ordinal);

    private WordUse()
    {
    }

    public static WordUse Of(IEnumerable<(Language Language, string Text)> texts)
    {
        var use = new WordUse();
        var words = use._counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (language, text) in texts)
        {
            ForEachWord(text, word =>
            {
                ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(words, word, out _);
                (counts ??= new int[LanguageExtensions.All.Count])[(int)language]++;
            });
        }
        return use;
    }

    /// <summary>Makes the languages likelier that use the words of the text. The numbers need not add up to one afterwards.</summary>
    /// <param name="likelihoods">By language.</param>
    public void Weigh(string text, Span<double> likelihoods)
    {
        var logs = new double[likelihoods.Length];
        var words = _counts.GetAlternateLookup<ReadOnlySpan<char>>();
        ForEachWord(text, word =>
        {
            if (!words.TryGetValue(word, out var counts) || counts.Sum() is var all && all < FewestTexts)
                return;
            for (var i = 0; i < logs.Length; i++)
                logs[i] += Independence * Math.Log((counts[i] + Unseen) / (all + (Unseen * logs.Length)));
        });
        for (var i = 0; i < logs.Length; i++)
            likelihoods[i] *= Math.Exp(logs[i] - logs.Max());
    }

    private static void ForEachWord(ReadOnlySpan<char> text, Action<ReadOnlySpan<char>> act)
    {
        Span<char> word = stackalloc char[LongestWord];
        var length = 0;
        foreach (var letter in text)
        {
            if (char.IsLetter(letter))
            {
                if (length < LongestWord)
                    word[length++] = char.ToLowerInvariant(letter);
                continue;
            }
            if (length > 0)
                act(word[..length]);
            length = 0;
        }
        if (length > 0)
            act(word[..length]);
    }
}
