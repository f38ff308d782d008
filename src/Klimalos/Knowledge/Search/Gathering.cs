namespace Klimalos.Knowledge.Search;

/// <summary>Gathers what speaks for each unit, one question at a time.</summary>
internal sealed class Gathering(Postings postings)
{
    private const float Saturation = 1.2f;

    private readonly float[] _relevance = new float[postings.Units.Count];
    private readonly float[] _phrasing = new float[postings.Phrasings.Length];
    private readonly float[] _texts = new float[postings.Units.Count];
    private readonly float[] _wording = new float[postings.Phrasings.Length];
    private readonly float[] _bestRelevance = new float[postings.Units.Count];
    private readonly float[] _profile = new float[postings.Units.Count];
    private readonly float[] _bestProfile = new float[postings.Units.Count];
    private readonly float[] _bestPhrasing = new float[postings.Phrasings.Length];

    public Evidence[] Gather(AskedQuestion question, IReadOnlyList<string> words)
    {
        foreach (var meaning in question.Meanings)
        {
            GatherInUnits(meaning);
            GatherInPhrasings(meaning);
        }
        postings.Wording.Compare(words, _wording);
        postings.Texts.Compare(words, _texts);
        return Evidences(question);
    }

    private void GatherInUnits(Meaning meaning)
    {
        foreach (var (term, strength) in meaning.Senses)
        {
            foreach (var (unit, frequency, weight) in postings.InUnits[term])
            {
                _bestRelevance[unit] = Math.Max(_bestRelevance[unit], strength * frequency / (frequency + Saturation));
                _bestProfile[unit] = Math.Max(_bestProfile[unit], strength * weight);
            }
        }
        AddBest(_bestRelevance, _relevance, meaning.Importance);
        AddBest(_bestProfile, _profile, meaning.Importance);
    }

    private void GatherInPhrasings(Meaning meaning)
    {
        foreach (var (term, strength) in meaning.Senses)
        {
            foreach (var (phrasing, surety, weight) in postings.InPhrasings[term])
                _bestPhrasing[phrasing] = Math.Max(_bestPhrasing[phrasing], strength * surety * weight);
        }
        AddBest(_bestPhrasing, _phrasing, meaning.Importance);
    }

    /// <summary>A word counts once, by its best sense.</summary>
    private static void AddBest(float[] best, float[] sums, float importance)
    {
        for (var i = 0; i < best.Length; i++)
            sums[i] += importance * best[i];
        Array.Clear(best);
    }

    private Evidence[] Evidences(AskedQuestion question)
    {
        var evidence = new Evidence[postings.Units.Count];
        for (var unit = 0; unit < evidence.Length; unit++)
            evidence[unit] = new Evidence(Share(_relevance[unit], question.Importance), Share(_profile[unit], question.Length), _texts[unit], default);
        for (var phrasing = 0; phrasing < _phrasing.Length; phrasing++)
        {
            var unit = postings.Phrasings[phrasing];
            evidence[unit] = evidence[unit].With(new Nearness(Share(_phrasing[phrasing], question.Length), _wording[phrasing]));
        }
        return evidence;
    }

    private static float Share(float part, float whole) => whole > 0 ? Math.Min(1, part / whole) : 0;
}
