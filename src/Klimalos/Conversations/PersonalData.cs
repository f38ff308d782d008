using System.Text.RegularExpressions;

namespace Klimalos.Conversations;

/// <summary>
/// Takes out of a text that is stored what could tell who wrote it: e-mail addresses, phone numbers, identity numbers. Rather too
/// much than too little: of long numbers only years, amounts and recent dates stay.
/// </summary>
public static class PersonalData
{
    private const string Masked = "***";

    /// <summary>Fewest digits of a phone or identity number; Danish and Swedish birth dates have six.</summary>
    private const int DigitsOfNumber = 6;

    private const string Space = @"[ \t\u00A0\u2009\u202F]";
    private const string Dash = @"[-\u2010-\u2015\u2212]";

    private static readonly Regex Email = Pattern($@"[^\s@<>(),;:""«»”]+{Space}?(@|[(\[]{Space}?(at|a|krøllalfa|alfakrøll|snabel-?a){Space}?[)\]]){Space}?[^\s@<>(),;:""«»”]+");

    /// <summary>Digits in a row, with what people write between the groups of a number.</summary>
    private static readonly Regex Number = Pattern($@"\+?\d(({Space}|{Dash}|[.()])*\d)*");

    private static readonly Regex Years = Pattern($@"^(19|20)\d\d(({Space}|{Dash})+(19|20)\d\d)*$");

    /// <summary>"1 200 000", "100.000": groups of three, and no zero in front as phone numbers have.</summary>
    private static readonly Regex Amount = Pattern($@"^[1-9]\d?\d?(({Space}\d\d\d)+|(\.\d\d\d)+)$");

    /// <summary>Of this century: dates of birth are older.</summary>
    private static readonly Regex RecentDate = Pattern($@"^(\d\d?[./]{Space}?\d\d?[./]{Space}?20\d\d|20\d\d-\d\d-\d\d)$");

    public static string Mask(string text) => Number.Replace(Email.Replace(text, Masked), number => MaskNumber(number.Value));

    private static string MaskNumber(string number)
    {
        var isPersonal = number.Count(char.IsDigit) >= DigitsOfNumber
            && !Years.IsMatch(number) && !Amount.IsMatch(number) && !RecentDate.IsMatch(number);
        return isPersonal ? Masked : number;
    }

    private static Regex Pattern(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
}
