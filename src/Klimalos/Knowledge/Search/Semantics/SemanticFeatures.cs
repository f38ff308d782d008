using System.Runtime.InteropServices;
using Klimalos.Languages;

namespace Klimalos.Knowledge.Search.Semantics;

/// <param name="Bucket">The row of the model's table that the feature is hashed to.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Feature(int Bucket, float Weight);

/// <summary>
/// Turns a text into hashed features: stems, pairs of neighbouring stems, thesaurus concepts and runs of four characters. Fitting and
/// searching share it, so that they cannot drift apart.
/// </summary>
internal static class SemanticFeatures
{
    public const int Buckets = 32768;

    private const int GramLength = 4;
    private const float StopWordWeight = 0.5f;
    private const float PairWeight = 0.4f;
    private const float GramWeight = 0.3f;
    private const uint StemSeed = 0x9E3779B9;
    private const uint ConceptSeed = 0x7F4A7C15;

    public static List<Feature> Of(IReadOnlyList<string> words, IReadOnlyList<string> stems, Thesaurus thesaurus)
    {
        var features = new List<Feature>(words.Count * 8);
        var previous = StemSeed;
        for (var i = 0; i < words.Count; i++)
        {
            var stem = LetterHash.Of(stems[i], StemSeed);
            features.Add(At(stem, StopWords.Contains(words[i]) ? StopWordWeight : 1));
            features.Add(At((previous * 31) ^ stem, PairWeight));
            previous = stem;
            AddGrams(words[i], features);
            foreach (var concept in thesaurus.Of(stems[i]))
                features.Add(At(LetterHash.Of(concept, ConceptSeed), 1));
            foreach (var (concept, _) in thesaurus.PhrasesAt(stems, i))
                features.Add(At(LetterHash.Of(concept, ConceptSeed), 1));
        }
        return features;
    }

    private static void AddGrams(string word, List<Feature> features)
    {
        if (word.Length < GramLength)
            return;
        for (var start = -1; start + GramLength <= word.Length + 1; start++)
        {
            var hash = LetterHash.Start;
            for (var i = start; i < start + GramLength; i++)
                hash = LetterHash.Add(hash, i < 0 || i >= word.Length ? ' ' : word[i]);
            features.Add(At(hash, GramWeight));
        }
    }

    private static Feature At(uint hash, float weight)
    {
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6D;
        hash ^= hash >> 12;
        return new Feature((int)(hash % Buckets), weight);
    }
}
