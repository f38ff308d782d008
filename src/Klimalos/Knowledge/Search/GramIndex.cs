using System.Runtime.InteropServices;
using Klimalos.Languages;

namespace Klimalos.Knowledge.Search;

/// <summary>Compares texts by the runs of 3–5 characters and pairs of words they share: it sees through compounds, inflection and slips.</summary>
internal sealed class GramIndex
{
    private const int Shortest = 3;
    private const int Longest = 5;
    private const uint PairStart = 5381;

    private readonly Dictionary<uint, int> _numbers = [];
    private readonly List<List<(int Text, float Weight)>> _postings = [];
    private float[] _idf = [];
    private float _idfOfUnknown;

    public static GramIndex Build(IReadOnlyList<IReadOnlyList<string>> texts)
    {
        var index = new GramIndex();
        var grams = new HashSet<uint>();
        for (var text = 0; text < texts.Count; text++)
        {
            grams.Clear();
            AddGrams(texts[text], grams);
            foreach (var gram in grams)
                index.ListOf(gram).Add((text, 0));
        }
        index.Weigh(texts.Count);
        return index;
    }

    private List<(int Text, float Weight)> ListOf(uint gram)
    {
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, gram, out var isKnown);
        if (isKnown)
            return _postings[number];
        number = _postings.Count;
        _postings.Add(new List<(int, float)>(1));
        return _postings[number];
    }

    private void Weigh(int texts)
    {
        _idf = [.. _postings.Select(list => Idf(texts, list.Count))];
        _idfOfUnknown = Idf(texts, 0);
        var lengths = new float[texts];
        for (var gram = 0; gram < _idf.Length; gram++)
        {
            foreach (var (text, _) in _postings[gram])
                lengths[text] += _idf[gram] * _idf[gram];
        }
        for (var gram = 0; gram < _idf.Length; gram++)
        {
            foreach (ref var posting in CollectionsMarshal.AsSpan(_postings[gram]))
                posting.Weight = _idf[gram] / MathF.Sqrt(lengths[posting.Text]);
        }
    }

    /// <summary>Adds to each text what it shares with the words; texts that share nothing stay as they are.</summary>
    /// <returns>What makes cosines of the sums.</returns>
    public float Compare(IReadOnlyList<string> words, Span<float> sums)
    {
        var grams = new HashSet<uint>();
        AddGrams(words, grams);
        var squares = 0f;
        foreach (var gram in grams)
        {
            var isKnown = _numbers.TryGetValue(gram, out var number);
            var idf = isKnown ? _idf[number] : _idfOfUnknown;
            squares += idf * idf;
            if (!isKnown)
                continue;
            foreach (var (text, weight) in _postings[number])
                sums[text] += idf * weight;
        }
        return squares > 0 ? 1 / MathF.Sqrt(squares) : 0;
    }

    private static void AddGrams(IReadOnlyList<string> words, HashSet<uint> grams)
    {
        foreach (var word in words)
        {
            var padded = $" {word} ";
            for (var start = 0; start + Shortest <= padded.Length; start++)
                AddFrom(padded.AsSpan(start), grams);
        }
        for (var i = 1; i < words.Count; i++)
            AddPair(words[i - 1], words[i], grams);
    }

    private static void AddPair(string first, string second, HashSet<uint> grams) =>
        grams.Add(LetterHash.Of(second, LetterHash.Add(LetterHash.Of(first, PairStart), ' ')));

    private static void AddFrom(ReadOnlySpan<char> letters, HashSet<uint> grams)
    {
        var hash = LetterHash.Start;
        for (var i = 0; i < Math.Min(Longest, letters.Length); i++)
        {
            hash = LetterHash.Add(hash, letters[i]);
            if (i + 1 >= Shortest)
                grams.Add(hash);
        }
    }

    private static float Idf(int texts, int count) => MathF.Log(1 + ((texts - count + 0.5f) / (count + 0.5f)));
}
