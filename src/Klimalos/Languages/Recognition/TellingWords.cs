using System.Collections.Frozen;

namespace Klimalos.Languages.Recognition;

/// <summary>
/// Small words that only one of the languages has, and letters that no word of another has. One of them says more of a short message than
/// all the names in it, which people of every country write: "Kva er CONCITO i Danmark?".
/// </summary>
internal static class TellingWords
{
    /// <summary>How many times likelier one such word makes its language.</summary>
    private const double WordWeight = 12;

    /// <summary>The same for letters: fewer, since names of places carry them too.</summary>
    private const double LetterWeight = 5;

    private const int LongestWord = 8;

    /// <summary>Longer messages tell their language by their letters well enough.</summary>
    private const int MostWords = 30;

    private static readonly FrozenDictionary<string, Language> Words = Known(
        (Language.Nb, "hva kva kven korleis kvifor kvar ikkje noen noe eg vere vår våre frå dei mykje ein seinast ennå hjelper"),
        (Language.Sv, "och är inte vad vem hur vilken vilka vilket från något någon några ett att vår våra"),
        (Language.Da, "hvad hvornår af nogen noget jeres vores mig dig hjælpe hedder"),
        (Language.En, "the what how who which when where is are of and our we do does should with to by"));

    /// <summary>Makes the languages of the telling words likelier. The numbers need not add up to one afterwards.</summary>
    public static void Weigh(string text, Span<double> probabilities)
    {
        Span<char> lower = stackalloc char[LongestWord + 1];
        var words = 0;
        foreach (var range in text.AsSpan().SplitAny(' ', '\n', '\t'))
        {
            if (words++ == MostWords)
                return;
            var word = text.AsSpan(range).Trim(" .,!?:;-–()\"«»”“'’");
            if (word.IsEmpty)
                continue;
            if (Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Lower(word, lower), out var language))
                Favour(language, WordWeight, probabilities);
            else if (!char.IsUpper(word[0]) && word.ContainsAny('ä', 'ö'))
                Favour(Language.Sv, LetterWeight, probabilities);
        }
    }

    /// <summary>Words that are longer than ours come back cut, but still too long to be one.</summary>
    private static ReadOnlySpan<char> Lower(ReadOnlySpan<char> word, Span<char> place)
    {
        var length = Math.Min(word.Length, place.Length);
        word[..length].ToLowerInvariant(place);
        return place[..length];
    }

    private static void Favour(Language language, double weight, Span<double> probabilities)
    {
        for (var i = 0; i < probabilities.Length; i++)
            probabilities[i] *= LanguageDetector.LanguageOf((Variety)i) == language ? weight : 1;
    }

    private static FrozenDictionary<string, Language> Known(params (Language Language, string Words)[] all) =>
        all.SelectMany(each => each.Words.Split(' ').Select(word => (word, each.Language)))
            .GroupBy(each => each.word, StringComparer.Ordinal)
            .Where(group => group.Count() == 1)
            .ToFrozenDictionary(group => group.Key, group => group.First().Language, StringComparer.Ordinal);
}
