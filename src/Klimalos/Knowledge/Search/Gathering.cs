namespace Klimalos.Knowledge.Search;

/// <summary>
/// Gathers what speaks for each unit, one question at a time. Its arrays have a place for every phrasing: keep it for the next question.
/// </summary>
internal sealed class Gathering(Postings postings)
{
    private const float Saturation = 1.2f;

    private readonly BestSums _relevance = new(postings.Units.Count);
    private readonly BestSums _profile = new(postings.Units.Count);
    private readonly BestSums _phrasing = new(postings.Phrasings.Length);
    private readonly float[] _texts = new float[postings.Units.Count];
    private readonly float[] _wording = new float[postings.Phrasings.Length];

    public Evidence[] Gather(AskedQuestion question, IReadOnlyList<string> words)
    {
        foreach (var meaning in question.Meanings)
        {
            GatherInUnits(meaning);
            GatherInPhrasings(meaning);
        }
        var wordingScale = postings.Wording.Compare(words, _wording);
        var textScale = postings.Texts.Compare(words, _texts);
        var evidence = Evidences(question, wordingScale, textScale);
        Clear();
        return evidence;
    }

    private void GatherInUnits(Meaning meaning)
    {
        foreach (var (term, strength) in meaning.Senses)
        {
            foreach (var (unit, frequency, weight) in postings.InUnits[term])
            {
                _relevance.Offer(unit, strength * frequency / (frequency + Saturation));
                _profile.Offer(unit, strength * weight);
            }
        }
        _relevance.AddBest(meaning.Importance);
        _profile.AddBest(meaning.Importance);
    }

    private void GatherInPhrasings(Meaning meaning)
    {
        foreach (var (term, strength) in meaning.Senses)
        {
            foreach (var (phrasing, surety, weight) in postings.InPhrasings[term])
                _phrasing.Offer(phrasing, strength * surety * weight);
        }
        _phrasing.AddBest(meaning.Importance);
    }

    private Evidence[] Evidences(AskedQuestion question, float wordingScale, float textScale)
    {
        var nearest = new Nearness[postings.Units.Count];
        for (var phrasing = 0; phrasing < _wording.Length; phrasing++)
        {
            if (_wording[phrasing] == 0 && _phrasing[phrasing] == 0)
                continue;
            var near = new Nearness(Share(_phrasing[phrasing], question.Length), _wording[phrasing] * wordingScale);
            ref var best = ref nearest[postings.Phrasings[phrasing]];
            if (near.Rank > best.Rank)
                best = near;
        }
        var evidence = new Evidence[nearest.Length];
        for (var unit = 0; unit < evidence.Length; unit++)
            evidence[unit] = new Evidence(
                Share(_relevance[unit], question.Importance), Share(_profile[unit], question.Length), _texts[unit] * textScale, nearest[unit]);
        return evidence;
    }

    private void Clear()
    {
        _relevance.Clear();
        _profile.Clear();
        _phrasing.Clear();
        Array.Clear(_texts);
        Array.Clear(_wording);
    }

    private static float Share(float part, float whole) => whole > 0 ? Math.Min(1, part / whole) : 0;
}
