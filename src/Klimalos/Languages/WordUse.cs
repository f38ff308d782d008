using System.Runtime.InteropServices;

namespace Klimalos.Languages;

/// <summary>
/// How often each language's texts about our matters have a word. It tells the language of a few bare words that the detector, which
/// knows the languages at large, leaves open: "nulmål" is Danish, whatever "mål" may be. A word that no text has is judged by the runs of
/// letters in it.
/// </summary>
public sealed class WordUse
{
    /// <summary>Longer words are told apart by their beginning.</summary>
    private const int LongestWord = 32;

    /// <summary>A word that one text alone has may be there by chance.</summary>
    private const float FewestTexts = 2;

    /// <summary>What a word counts in a language that never had it.</summary>
    private const double Unseen = 0.5;

    /// <summary>The same for a run of letters.</summary>
    private const double UnseenRun = 1;

    /// <summary>Runs of letters overlap, and say the same several times.</summary>
    private const double WeightOfRun = 0.25;

    private const int ShortestRun = 3;
    private const int LongestRun = 4;
    private const char Border = ' ';

    private static readonly int Languages = LanguageExtensions.All.Count;

    private readonly Dictionary<string, float[]> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, float[]> _runs = [];

    private WordUse()
    {
    }

    public static WordUse Of(IEnumerable<(Language Language, string Text)> texts)
    {
        var use = new WordUse();
        var words = use._words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (language, text) in texts)
        {
            ForEachWord(text, word =>
            {
                ref var counts = ref CollectionsMarshal.GetValueRefOrAddDefault(words, word, out _);
                (counts ??= new float[Languages])[(int)language]++;
            });
        }
        use.CountAlike();
        use.CountRuns();
        return use;
    }

    /// <summary>Makes the languages likelier that use the words of the text. The numbers need not add up to one afterwards.</summary>
    /// <param name="likelihoods">By language.</param>
    public void Weigh(string text, Span<double> likelihoods)
    {
        var logs = new double[likelihoods.Length];
        var words = _words.GetAlternateLookup<ReadOnlySpan<char>>();
        ForEachWord(text, word =>
        {
            if (words.TryGetValue(word, out var counts) && counts.Sum() >= FewestTexts)
                Add(counts, Unseen, 1, logs);
            else
                ForEachRun(word, run => Add(_runs.GetValueOrDefault(run), UnseenRun, WeightOfRun, logs));
        });
        for (var i = 0; i < logs.Length; i++)
            likelihoods[i] *= Math.Exp(logs[i] - logs.Max());
    }

    /// <summary>There are more texts in Norwegian, which has two varieties: all languages count as if they had as many words.</summary>
    private void CountAlike()
    {
        var totals = new float[Languages];
        foreach (var counts in _words.Values)
        {
            for (var i = 0; i < Languages; i++)
                totals[i] += counts[i];
        }
        var usual = totals.Average();
        foreach (var counts in _words.Values)
        {
            for (var i = 0; i < Languages; i++)
                counts[i] *= usual / Math.Max(1, totals[i]);
        }
    }

    private void CountRuns()
    {
        foreach (var (word, counts) in _words)
        {
            ForEachRun(word, run =>
            {
                ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_runs, run, out _);
                sums ??= new float[Languages];
                for (var i = 0; i < Languages; i++)
                    sums[i] += counts[i];
            });
        }
    }

    private static void Add(float[]? counts, double unseen, double weight, double[] logs)
    {
        if (counts is null)
            return;
        var all = counts.Sum() + (unseen * logs.Length);
        for (var i = 0; i < logs.Length; i++)
            logs[i] += weight * Math.Log((counts[i] + unseen) / all);
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

    /// <summary>The runs of letters of the word with its borders, as numbers: four letters fit into one.</summary>
    private static void ForEachRun(ReadOnlySpan<char> word, Action<ulong> act)
    {
        for (var start = -1; start + ShortestRun <= word.Length + 1; start++)
        {
            var run = 0ul;
            for (var length = 1; length <= Math.Min(LongestRun, word.Length + 1 - start); length++)
            {
                var place = start + length - 1;
                run = (run << 16) | (place < 0 || place >= word.Length ? Border : word[place]);
                if (length >= ShortestRun)
                    act(run);
            }
        }
    }
}
