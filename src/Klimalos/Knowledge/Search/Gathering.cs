namespace Klimalos.Knowledge.Search;

/// <summary>
/// Gathers what speaks for each unit, one question at a time. Its arrays have a place for every title and question: keep it for the next question.
/// </summary>
internal sealed class Gathering(Postings postings)
{
    private const float Saturation = 1.2f;

    private readonly BestSums _relevance = new(postings.Units.Count);
    private readonly BestSums _profile = new(postings.Units.Count);
    private readonly float[] _texts = new float[postings.Units.Count];
    private readonly float[] _wording = new float[postings.Asked.Length];

    public Evidence[] Gather(AskedQuestion question, IReadOnlyList<string> words)
    {
        foreach (var meaning in question.Meanings)
            GatherInUnits(meaning);
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

    private Evidence[] Evidences(AskedQuestion question, float wordingScale, float textScale)
    {
        var nearest = new float[postings.Units.Count];
        for (var asked = 0; asked < _wording.Length; asked++)
        {
            ref var best = ref nearest[postings.Asked[asked]];
            best = Math.Max(best, _wording[asked]);
        }
        var evidence = new Evidence[nearest.Length];
        for (var unit = 0; unit < evidence.Length; unit++)
            evidence[unit] = new Evidence(
                Share(_relevance[unit], question.Importance), Share(_profile[unit], question.Length), _texts[unit] * textScale, nearest[unit] * wordingScale);
        return evidence;
    }

    private void Clear()
    {
        _relevance.Clear();
        _profile.Clear();
        Array.Clear(_texts);
        Array.Clear(_wording);
    }

    private static float Share(float part, float whole) => whole > 0 ? Math.Min(1, part / whole) : 0;
}
