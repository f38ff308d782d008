using System.Collections.Frozen;
using Klimalos.Languages;

namespace Klimalos.Journeys.Answers;

/// <summary>Yes and no as people type them, in all languages at once: no form means yes in one and no in another.</summary>
internal static class YesNoWords
{
    private const int LongestAnswer = 8;

    private static readonly string[] YesSymbols = ["✅", "👍", "✔", "☑", "👌"];
    private static readonly string[] NoSymbols = ["❌", "👎", "✖", "⛔"];

    private static readonly FrozenSet<string> Yes = Forms(
    [
        "ja", "jo", "jepp", "jess", "jada", "japp", "jajamen", "jovisst", "jamen", "javel", "yes", "yep", "yeah", "yup", "yea", "j", "y", "sure", "aye",
        "ja takk", "ja tack", "ja tak", "jo takk", "jo tack", "jo tak", "yes please", "yes thanks", "ja da", "jo da", "ja visst", "ja visst det",
        "absolutt", "absolut", "absolutely", "selvfølgelig", "selvsagt", "självklart", "naturligvis", "natürligtvis", "selvklart", "klart", "klart det",
        "javisst", "gjerne", "gärna", "gerne", "ja gjerne", "ja gärna", "ja gerne", "of course", "certainly", "definitely", "indeed",
        "stemmer", "det stemmer", "stämmer", "det stämmer", "det passer", "korrekt", "correct", "that is right", "thats right", "right",
        "det gjør vi", "det gör vi", "det gør vi", "det gjør den", "det gör den", "det gør den", "vi gjør det", "vi gör det", "vi gør det",
        "ja det gjør vi", "ja det gör vi", "ja det gør vi", "we do", "yes we do", "it does", "det skal vi", "det ska vi", "we will", "ja visst",
    ]);

    private static readonly FrozenSet<string> No = Forms(
    [
        "nei", "nej", "no", "nope", "nah", "nay", "niks", "nix", "nä", "n", "nei takk", "nej tack", "nej tak", "no thanks", "no thank you",
        "ikke", "inte", "not", "ikke ennå", "ikke enda", "inte än", "inte ännu", "ikke endnu", "not yet", "aldri", "aldrig", "never",
        "det gjør vi ikke", "det gör vi inte", "det gør vi ikke", "vi gjør ikke det", "vi gör inte det", "vi gør ikke det", "we do not", "we dont",
        "det stemmer ikke", "det stämmer inte", "niet", "nei da", "nej då", "nei det gjør vi ikke", "nej det gör vi inte", "nej det gør vi ikke",
        "absolutt ikke", "absolut inte", "absolut ikke", "of course not", "selvfølgelig ikke", "självklart inte", "definitely not", "det skal vi ikke",
        "det ska vi inte", "we will not", "we wont",
    ]);

    private static readonly FrozenSet<string> Leading = FrozenSet.ToFrozenSet(["ja", "jo", "yes", "nei", "nej", "no"]);

    /// <summary>What makes an answer less than a plain yes or no.</summary>
    private static readonly FrozenSet<string> Hedges = FrozenSet.ToFrozenSet(
        ["men", "but", "hvis", "om", "if", "kanskje", "kanske", "måske", "maybe", "nok", "eller", "or", "usikker", "osäker", "unsure",
            "ja", "jo", "yes", "nei", "nej", "no"]);

    /// <summary>True for yes, false for no, null when it is neither.</summary>
    public static bool? Read(string text)
    {
        var typed = TypedText.Normalise(text.Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal));
        if (typed.Length == 0)
            return BySymbol(text);
        var form = Collapse(typed);
        if (Yes.Contains(form))
            return true;
        return No.Contains(form) ? false : ByFirstWord(text, form.Split(' '));
    }

    private static bool? BySymbol(string text)
    {
        var isYes = YesSymbols.Any(symbol => text.Contains(symbol, StringComparison.Ordinal));
        var isNo = NoSymbols.Any(symbol => text.Contains(symbol, StringComparison.Ordinal));
        return isYes == isNo ? null : isYes;
    }

    /// <summary>"Ja, vi slutter oss til": a plain yes or no first and nothing after it that takes it back.</summary>
    private static bool? ByFirstWord(string text, string[] words)
    {
        var isPlain = words.Length <= LongestAnswer && Leading.Contains(words[0])
            && !text.Contains('?') && !words.Skip(1).Any(word => Hedges.Contains(word) || Leading.Contains(word));
        return isPlain ? Yes.Contains(words[0]) : null;
    }

    private static FrozenSet<string> Forms(IEnumerable<string> forms) => forms.Select(Collapse).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>"jaaa" and "neeei" are "ja" and "nei": a letter repeated counts once.</summary>
    private static string Collapse(string text) => string.Concat(text.Where((letter, index) => index == 0 || text[index - 1] != letter));
}
