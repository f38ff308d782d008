using System.Collections.Frozen;
using Klimalos.Languages;

namespace Klimalos.Journeys.Answers;

/// <summary>Reads numbers said in words: "to hundre", "tjugofem", "femoghalvtreds tusind", "one hundred and twenty-five".</summary>
internal static class NumberWords
{
    private const string And = "&";

    /// <summary>Articles as well as numbers: alone they count, in a sentence they do not.</summary>
    private static readonly FrozenSet<string> Articles = FrozenSet.ToFrozenSet(["en", "ett", "et", "ei", "a", "an", "one"]);

    private static readonly FrozenDictionary<string, long>[] Values =
    [
        Table(
            "null:0 en:1 ett:1 et:1 ei:1 én:1 to:2 tre:3 fire:4 fem:5 seks:6 sju:7 syv:7 åtte:8 ni:9 ti:10 elleve:11 tolv:12 tretten:13 fjorten:14 "
            + "femten:15 seksten:16 sytten:17 atten:18 nitten:19 tjue:20 tyve:20 tretti:30 tredve:30 førti:40 femti:50 seksti:60 sytti:70 åtti:80 "
            + "nitti:90 hundre:100 tusen:1000 million:1000000 millioner:1000000"),
        Table(
            "noll:0 en:1 ett:1 två:2 tre:3 fyra:4 fem:5 sex:6 sju:7 åtta:8 nio:9 tio:10 elva:11 tolv:12 tretton:13 fjorton:14 femton:15 sexton:16 "
            + "sjutton:17 arton:18 nitton:19 tjugo:20 trettio:30 fyrtio:40 femtio:50 sextio:60 sjuttio:70 åttio:80 nittio:90 hundra:100 tusen:1000 "
            + "miljon:1000000 miljoner:1000000"),
        Table(
            "nul:0 en:1 et:1 to:2 tre:3 fire:4 fem:5 seks:6 syv:7 otte:8 ni:9 ti:10 elleve:11 tolv:12 tretten:13 fjorten:14 femten:15 seksten:16 "
            + "sytten:17 atten:18 nitten:19 tyve:20 tredive:30 fyrre:40 halvtreds:50 tres:60 halvfjerds:70 firs:80 halvfems:90 hundrede:100 "
            + "hundred:100 tusind:1000 tusinde:1000 million:1000000 millioner:1000000"),
        Table(
            "zero:0 a:1 an:1 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10 eleven:11 twelve:12 thirteen:13 fourteen:14 "
            + "fifteen:15 sixteen:16 seventeen:17 eighteen:18 nineteen:19 twenty:20 thirty:30 forty:40 fifty:50 sixty:60 seventy:70 eighty:80 "
            + "ninety:90 hundred:100 thousand:1000 million:1000000"),
    ];

    private static readonly FrozenSet<string> Joints = FrozenSet.ToFrozenSet(["og", "och", "and", "å"]);

    /// <summary>
    /// The one number that the words say: in any language when all of them are its number words, else among other words in the
    /// conversation's language. Null when they say none, or several.
    /// </summary>
    public static decimal? Read(IReadOnlyList<string> words, Language language)
    {
        if (words.Count == 0)
            return null;
        foreach (var whole in LanguageExtensions.All.OrderByDescending(other => other == language))
        {
            if (words.All(word => Parts(word, whole) is not null) && Said(words, whole) is { } said)
                return said;
        }

        return words.Any(word => Parts(word, language) is null && IsNumberElsewhere(word, language)) ? null : Said(words, language);
    }

    /// <summary>"To hundre" said in a Danish sentence is not two. (In English "to" is no number.)</summary>
    private static bool IsNumberElsewhere(string word, Language language) =>
        !Articles.Contains(word) && !(language == Language.En && word is "to")
        && LanguageExtensions.All.Any(other => Values[(int)other].ContainsKey(word));

    private static decimal? Said(IReadOnlyList<string> words, Language language)
    {
        var runs = new List<List<string>>();
        var isRunning = false;
        foreach (var word in words)
        {
            var parts = Parts(word, language);
            if (parts is null)
            {
                isRunning = false;
                continue;
            }

            if (isRunning)
                runs[^1].AddRange(parts);
            else if (parts is not [And])
                runs.Add([.. parts]);
            isRunning |= parts is not [And];
        }

        var telling = runs.Where(run => words.Count <= 2 || run is not [var only] || !Articles.Contains(only)).ToList();
        return telling is [var one] ? Value(one, language) : null;
    }

    /// <summary>"femogtyve" is fem, og, tyve; null when the word is not made of number words.</summary>
    private static List<string>? Parts(string word, Language language)
    {
        if (Joints.Contains(word))
            return [And];
        return Values[(int)language].ContainsKey(word) ? [word] : Split(word, language);
    }

    private static List<string>? Split(string word, Language language)
    {
        for (var length = word.Length - 1; length > 1; length--)
        {
            var (head, tail) = (word[..length], word[length..]);
            if (head is not ("og" or "och") && !Values[(int)language].ContainsKey(head))
                continue;
            if (Parts(tail, language) is { } rest)
                return [Joints.Contains(head) ? And : head, .. rest];
        }

        return null;
    }

    /// <summary>Null when number words follow each other as in no number.</summary>
    private static decimal? Value(List<string> parts, Language language)
    {
        decimal total = 0;
        var block = new Block();
        var largest = long.MaxValue;
        foreach (var part in parts)
        {
            var value = part is And ? 0 : Values[(int)language][part];
            if (value < 1000)
            {
                if (part is not And && !block.Take(value))
                    return null;
                continue;
            }

            if (value >= largest)
                return null;
            total += Math.Max(block.Sum, 1) * value;
            (block, largest) = (new Block(), value);
        }

        return total + block.Sum;
    }

    private static FrozenDictionary<string, long> Table(string entries) => entries.Split(' ').Select(entry => entry.Split(':'))
        .ToFrozenDictionary(entry => entry[0], entry => long.Parse(entry[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>What stands before "thousand" or "million": at most one hundred, one ten and one unit.</summary>
    private sealed class Block
    {
        private bool hasUnit;
        private bool hasTen;
        private bool hasHundred;

        public long Sum { get; private set; }

        public bool Take(long value)
        {
            if (value == 100)
                return TakeHundred();
            var isTen = value >= 20;
            var isTeen = value is >= 10 and < 20;
            if (isTen ? hasTen : hasUnit || (isTeen && hasTen))
                return false;
            hasTen |= isTen || isTeen;
            hasUnit |= !isTen;
            Sum += value;
            return true;
        }

        private bool TakeHundred()
        {
            if (hasHundred || hasTen)
                return false;
            (Sum, hasHundred, hasUnit) = (Math.Max(Sum, 1) * 100, true, false);
            return true;
        }
    }
}
