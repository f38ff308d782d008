namespace Klimalos.Knowledge.Search;

/// <summary>Compares texts by the runs of 3–5 characters and pairs of words they share: it sees through compounds, inflection and slips.</summary>
internal sealed class GramIndex
{
    private const int Shortest = 3;
    private const int Longest = 5;

    private readonly Dictionary<uint, List<(int Text, float Weight)>> _postings = [];
    private readonly Dictionary<uint, float> _idf = [];
    private float _idfOfUnknown;

    public static GramIndex Build(IReadOnlyList<IReadOnlyList<string>> texts)
    {
        var index = new GramIndex();
        var grams = texts.Select(Grams).ToList();
        foreach (var group in grams.SelectMany(set => set).GroupBy(gram => gram))
            index._idf[group.Key] = Idf(texts.Count, group.Count());
        index._idfOfUnknown = Idf(texts.Count, 0);
        for (var text = 0; text < grams.Count; text++)
            index.Add(text, grams[text]);
        return index;
    }

    /// <summary>Writes the cosine of each text with the words; texts that share nothing stay at 0.</summary>
    public void Compare(IReadOnlyList<string> words, Span<float> cosines)
    {
        var grams = Grams(words);
        var squares = 0f;
        foreach (var gram in grams)
        {
            var idf = _idf.GetValueOrDefault(gram, _idfOfUnknown);
            squares += idf * idf;
            if (!_postings.TryGetValue(gram, out var list))
                continue;
            foreach (var (text, weight) in list)
                cosines[text] += idf * weight;
        }
        if (squares == 0)
            return;
        var length = MathF.Sqrt(squares);
        for (var i = 0; i < cosines.Length; i++)
            cosines[i] /= length;
    }

    private void Add(int text, HashSet<uint> grams)
    {
        var length = MathF.Sqrt(grams.Sum(gram => _idf[gram] * _idf[gram]));
        foreach (var gram in grams)
        {
            if (!_postings.TryGetValue(gram, out var list))
                _postings[gram] = list = [];
            list.Add((text, _idf[gram] / length));
        }
    }

    private static HashSet<uint> Grams(IReadOnlyList<string> words)
    {
        var grams = new HashSet<uint>();
        foreach (var word in words)
        {
            var padded = $" {word} ";
            for (var start = 0; start + Shortest <= padded.Length; start++)
                AddFrom(padded.AsSpan(start), grams);
        }
        for (var i = 1; i < words.Count; i++)
            AddPair(words[i - 1], words[i], grams);
        return grams;
    }

    private static void AddPair(string first, string second, HashSet<uint> grams)
    {
        var hash = 5381u;
        foreach (var letter in first)
            hash = (hash ^ letter) * 16777619u;
        hash = (hash ^ ' ') * 16777619u;
        foreach (var letter in second)
            hash = (hash ^ letter) * 16777619u;
        grams.Add(hash);
    }

    private static void AddFrom(ReadOnlySpan<char> letters, HashSet<uint> grams)
    {
        var hash = 2166136261u;
        for (var i = 0; i < Math.Min(Longest, letters.Length); i++)
        {
            hash = (hash ^ letters[i]) * 16777619u;
            if (i + 1 >= Shortest)
                grams.Add(hash);
        }
    }

    private static float Idf(int texts, int count) => MathF.Log(1 + ((texts - count + 0.5f) / (count + 0.5f)));
}
