namespace Evaluation.Fitting;

/// <summary>Makes of words what people type in a hurry.</summary>
internal static class Slips
{
    private const double LeftOutWord = 0.12;
    private const double Slip = 0.08;
    private const int ShortestSlip = 4;

    public static IReadOnlyList<string> Into(IReadOnlyList<string> words, Random random)
    {
        var typed = new List<string>(words.Count);
        foreach (var word in words)
        {
            if (random.NextDouble() >= LeftOutWord)
                typed.Add(word.Length >= ShortestSlip && random.NextDouble() < Slip ? Into(word, random) : word);
        }
        return typed.Count > 0 ? typed : words;
    }

    /// <summary>One letter left out, doubled or swapped with the next.</summary>
    public static string Into(string word, Random random)
    {
        var place = random.Next(word.Length - 1);
        return random.Next(3) switch
        {
            0 => word.Remove(place, 1),
            1 => word.Insert(place, word[place].ToString()),
            _ => string.Concat(word.AsSpan(0, place), [word[place + 1], word[place]], word.AsSpan(place + 2)),
        };
    }
}
