using System.Text;

namespace Klimalos.Conversations;

/// <summary>Takes out of a stored question what could tell who asked it.</summary>
public static class PersonalData
{
    private const char Masked = '*';

    /// <summary>Shortest run of digits (spaces, hyphens and a leading plus within it not counted) that may be a phone or identity number.</summary>
    private const int DigitsOfNumber = 6;

    /// <summary>E-mail addresses, and phone and identity numbers, become asterisks.</summary>
    public static string Mask(string text)
    {
        var words = text.Split(' ').Select(word => word.Contains('@', StringComparison.Ordinal) ? new string(Masked, 3) : word);
        return MaskNumbers(string.Join(' ', words));
    }

    private static string MaskNumbers(string text)
    {
        var result = new StringBuilder(text);
        for (var start = 0; start < text.Length; start++)
        {
            if (!char.IsAsciiDigit(text[start]))
                continue;
            var end = EndOfNumber(text, start);
            if (text[start..end].Count(char.IsAsciiDigit) >= DigitsOfNumber)
            {
                for (var i = start; i < end; i++)
                    result[i] = Masked;
            }

            start = end;
        }

        return result.ToString();
    }

    private static int EndOfNumber(string text, int start)
    {
        var end = start;
        for (var i = start; i < text.Length && (char.IsAsciiDigit(text[i]) || text[i] is ' ' or '-'); i++)
        {
            if (char.IsAsciiDigit(text[i]))
                end = i + 1;
        }

        return end;
    }
}
