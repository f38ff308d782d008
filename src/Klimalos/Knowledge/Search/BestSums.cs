namespace Klimalos.Knowledge.Search;

/// <summary>
/// One sum for each of many places, most of which stay 0. Each word of a question adds to a place once, by the best of its senses.
/// </summary>
internal sealed class BestSums(int places)
{
    private readonly float[] _sums = new float[places];
    private readonly float[] _best = new float[places];
    private readonly List<int> _offered = [];

    public float this[int place] => _sums[place];

    /// <summary>What one sense of the word in hand is worth there.</summary>
    public void Offer(int place, float value)
    {
        ref var best = ref _best[place];
        if (best == 0)
            _offered.Add(place);
        best = Math.Max(best, value);
    }

    /// <summary>The word is done: adds the best that was offered, so many times.</summary>
    public void AddBest(float times)
    {
        foreach (var place in _offered)
        {
            _sums[place] += times * _best[place];
            _best[place] = 0;
        }
        _offered.Clear();
    }

    public void Clear() => Array.Clear(_sums);
}
