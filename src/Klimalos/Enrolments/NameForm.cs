using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Klimalos.Enrolments;

/// <param name="Text">As typed, without the marks around it.</param>
/// <param name="Lower">In lower case.</param>
internal sealed record TypedWord(string Text, string Lower)
{
    public bool IsCapitalised => char.IsUpper(Text[0]);
}

/// <summary>The forms in which names of municipalities are compared, and the words that people put around them.</summary>
internal static class NameForm
{
    /// <summary>Weight of a name written beside "kommune".</summary>
    public const int BesideKommune = 2;

    private static readonly FrozenSet<string> Designations = FrozenSet.ToFrozenSet(
    [
        "kommune", "kommunen", "kommun", "kommunes", "kommuns", "bykommune", "storkommune", "herad", "heradskommune", "herred",
        "stad", "stads", "municipality", "city", "suohkan", "tjïelte", "kom", "k", "komune", "kommmune", "kommue", "komun",
    ]);

    private static readonly FrozenSet<string> LeadIns = FrozenSet.ToFrozenSet(
    [
        "vi", "er", "är", "i", "fra", "från", "det", "jeg", "jag", "kommer", "jobber", "arbeider", "arbetar", "arbejder", "for", "för",
        "på", "heter", "hedder", "den", "gjelder", "gäller", "gælder", "we", "are", "the", "of", "from", "it", "is", "in", "this", "am",
        "work", "represent", "representerer", "repræsenterer", "representerar", "til", "ved", "hos", "med", "vegne", "vår", "vores",
        "our", "region", "hei", "hej", "hello", "hi",
    ]);

    /// <summary>Lower case, one space between words; accents and special letters as they are.</summary>
    public static string Exact(string name) => string.Join(' ', Words(name).Select(word => word.Lower));

    /// <summary>Letters only, without accents; the ways to write å, æ, ä, ø and ö without a Nordic keyboard fall together.</summary>
    public static string Folded(string name) =>
        Plain(name).Replace("aa", "a", StringComparison.Ordinal).Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal);

    /// <summary>Letters only, without accents: each letter for itself, as typing errors are counted.</summary>
    public static string Plain(string name)
    {
        var letters = new StringBuilder(name.Length);
        foreach (var letter in name.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark || !char.IsLetterOrDigit(letter))
                continue;
            letters.Append(letter switch { 'æ' => 'a', 'ø' => 'o', 'đ' => 'd', 'ŧ' => 't', 'ŋ' => 'n', _ => letter });
        }

        return letters.ToString();
    }

    public static IReadOnlyList<TypedWord> Words(string text)
    {
        var words = new List<TypedWord>();
        foreach (var part in text.Normalize(NormalizationForm.FormC).Split([' ', '\t', '\n', '\r', '\u00A0', ',', '.', '!', '?', ':', ';', '(', ')', '"', '«', '»', '/', '-', '–']))
        {
            if (part.Trim('\'', '’', '*', '_') is { Length: > 0 } word)
                words.Add(new TypedWord(word, word.ToLowerInvariant()));
        }

        return words;
    }

    public static string Join(IEnumerable<TypedWord> words) => string.Join(' ', words.Select(word => word.Text));

    /// <summary>
    /// What the name can be when the whole text is one: as typed, without designations ("Stad kommune" is Stad, not nothing),
    /// and without the genitive s that goes before a designation ("Stockholms stad").
    /// </summary>
    public static IEnumerable<string> Candidates(IReadOnlyList<TypedWord> words)
    {
        yield return Join(words);
        var rest = words;
        while (rest.Count > 1 && Designations.Contains(rest[^1].Lower))
        {
            rest = [.. rest.Take(rest.Count - 1)];
            yield return Join(rest);
            if (Join(rest) is var name && name.EndsWith('s') && name.Length > 3)
                yield return name[..^1];
        }

        if (words.Count > 2 && words[1].Lower is "of" && Designations.Contains(words[0].Lower))
            yield return Join(words.Skip(2));
        if (words.Count > 1 && words[0].Lower is "kommunen" or "kommune" or "region")
            yield return Join(words.Skip(1));
    }

    /// <summary>Without the small words that begin an answer: "vi er Askr kommune" is "Askr kommune".</summary>
    public static IReadOnlyList<TypedWord> WithoutLeadIn(IReadOnlyList<TypedWord> words)
    {
        var rest = words.SkipWhile(word => LeadIns.Contains(word.Lower)).ToList();
        return rest.Count > 0 ? rest : words;
    }

    /// <summary>The countries that write the designation so: "Lunds kommun" is in Sweden, "Lund kommune" in Norway. Empty without one.</summary>
    public static IReadOnlyList<string> CountriesOf(IReadOnlyList<TypedWord> words)
    {
        if (words.Any(word => word.Lower is "kommun" or "kommuns" or "stads"))
            return ["SE"];
        return words.Any(word => word.Lower is "kommune" or "kommunes" or "bykommune" or "herad") ? ["NO", "DK"] : [];
    }

    /// <summary>How surely the words from <paramref name="start"/> are meant as a name.</summary>
    public static int Weight(IReadOnlyList<TypedWord> words, int start, int length)
    {
        var after = start + length;
        if (after < words.Count && Designations.Contains(words[after].Lower))
            return BesideKommune;
        return words[start].IsCapitalised && start > 0 ? 1 : 0;
    }
}
