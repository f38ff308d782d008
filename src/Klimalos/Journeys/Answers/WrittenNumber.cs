using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Klimalos.Languages;

namespace Klimalos.Journeys.Answers;

/// <summary>Reads numbers written in digits, with whatever stands between thousands and before decimals: 1 234,5; 1.234,5; 1,234.5; 1'234.</summary>
internal sealed class WrittenNumber(Language language, int decimals)
{
    /// <summary>Room for a milliard times a milliard, far from what a decimal holds.</summary>
    private const int MostDigits = 18;

    private static readonly Regex Digits = new(
        @"(?<sign>-\s?)?(?<digits>\d+([ .,']\d+)*)(\s?(?<scale>\p{L}+))?", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private static readonly FrozenDictionary<string, decimal> Scales = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["k"] = 1_000,
        ["tusen"] = 1_000,
        ["tusind"] = 1_000,
        ["thousand"] = 1_000,
        ["tusende"] = 1_000,
        ["mill"] = 1_000_000,
        ["mio"] = 1_000_000,
        ["mn"] = 1_000_000,
        ["million"] = 1_000_000,
        ["millioner"] = 1_000_000,
        ["millionar"] = 1_000_000,
        ["miljon"] = 1_000_000,
        ["miljoner"] = 1_000_000,
        ["millions"] = 1_000_000,
        ["mrd"] = 1_000_000_000,
        ["milliard"] = 1_000_000_000,
        ["milliarder"] = 1_000_000_000,
        ["miljard"] = 1_000_000_000,
        ["miljarder"] = 1_000_000_000,
        ["md"] = 1_000_000_000,
        ["billion"] = 1_000_000_000,
        ["bn"] = 1_000_000_000,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="Strange">Digits that make no number, as typed; null when there are none.</param>
    public sealed record Found(IReadOnlyList<decimal> Numbers, string? Strange);

    public Found Read(string text)
    {
        var numbers = new List<decimal>();
        var plain = Plain(text);
        foreach (Match match in Digits.Matches(plain))
        {
            var isNegative = match.Groups["sign"].Success && (match.Index == 0 || !char.IsLetterOrDigit(plain[match.Index - 1]));
            foreach (var written in Apart(match.Groups["digits"].Value))
            {
                if (Value(written) is not { } value)
                    return new Found([], written);
                numbers.Add((isNegative ? -value : value) * ScaleOf(match, written));
            }
        }

        return new Found(numbers, null);
    }

    /// <summary>One kind of space, apostrophe and minus.</summary>
    private static string Plain(string text)
    {
        var plain = text.ToCharArray();
        for (var at = 0; at < plain.Length; at++)
        {
            plain[at] = plain[at] switch
            {
                '\u00A0' or '\u2009' or '\u202F' or '\t' => ' ',
                '’' or '´' or '`' => '\'',
                '−' => '-',
                var other => other,
            };
        }

        return new string(plain);
    }

    private static decimal ScaleOf(Match match, string written) =>
        match.Groups["digits"].Value.EndsWith(written, StringComparison.Ordinal) && match.Groups["scale"].Success
            ? Scales.GetValueOrDefault(match.Groups["scale"].Value.ToLowerInvariant(), 1)
            : 1;

    /// <summary>A space joins thousands only: "12 000" is one number, "12 13" are two.</summary>
    private static List<string> Apart(string digits)
    {
        var numbers = new List<string>();
        foreach (var part in digits.Split(' '))
        {
            var isThousands = numbers.Count > 0 && LeadingDigits(part) == 3 && numbers[^1].All(letter => char.IsAsciiDigit(letter) || letter == ' ')
                && numbers[^1].Split(' ') is var groups && groups[0].Length <= 3 && groups.Skip(1).All(group => group.Length == 3);
            if (isThousands)
                numbers[^1] = $"{numbers[^1]} {part}";
            else
                numbers.Add(part);
        }

        return numbers;
    }

    private static int LeadingDigits(string part) => part.TakeWhile(char.IsAsciiDigit).Count();

    /// <summary>Null when the marks stand where no number has them.</summary>
    private decimal? Value(string written)
    {
        var marks = written.Where(letter => !char.IsAsciiDigit(letter)).ToList();
        var point = PointOf(written, marks);
        var whole = point < 0 ? written : written[..point];
        var fraction = point < 0 ? "" : written[(point + 1)..];
        var thousands = marks.Distinct().Where(mark => whole.Contains(mark)).ToList();
        if (thousands.Count > 1 || (thousands is [var only] && !IsGrouped(whole.Split(only))) || !fraction.All(char.IsAsciiDigit))
            return null;
        var digits = string.Concat(whole.Where(char.IsAsciiDigit));
        return digits.Length + fraction.Length <= MostDigits
            ? decimal.Parse($"{digits}.{(fraction.Length > 0 ? fraction : "0")}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : null;
    }

    private static bool IsGrouped(string[] groups) => groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3);

    /// <summary>Where the decimal mark stands; -1 when there is none.</summary>
    private int PointOf(string written, List<char> marks)
    {
        if (marks is not [.., '.' or ','])
            return -1;
        var last = written.LastIndexOf(marks[^1]);
        if (marks.Count(mark => mark == marks[^1]) > 1)
            return -1;
        // Two kinds of marks: the last one is before the decimals.
        if (marks.Count > 1)
            return last;
        var couldBeThousands = written.Length - last - 1 == 3 && last is >= 1 and <= 3 && written[0] != '0';
        if (!couldBeThousands)
            return last;
        // 1.234 and 1,234: thousands, unless the language has this mark before decimals and three of them are asked for.
        return decimals >= 3 && marks[0] == (language == Language.En ? '.' : ',') ? last : -1;
    }
}
