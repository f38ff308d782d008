namespace Klimalos.Journeys.Answers;

/// <summary>Reads an e-mail address and names the usual mistakes in one.</summary>
internal static class EmailAnswer
{
    /// <summary>RFC 5321 section 4.5.3.1: the longest path without its angle brackets.</summary>
    private const int LongestAddress = 254;

    public static AnswerReading Read(string text)
    {
        var address = Unwrap(text);
        if (FaultOf(address) is not { } fault)
            return new AnswerReading.Accepted(address);
        if (AddressWithin(text) is { } within)
            return new AnswerReading.Accepted(within);
        return new AnswerReading.Refused(fault, [("text", address)], LooksLikeAttempt(text));
    }

    /// <summary>Key of the sentence that names what is wrong; null when the address can be used.</summary>
    public static string? FaultOf(string address)
    {
        var at = address.IndexOf('@');
        if (at < 0)
            return "answers.email-no-at";
        if (address.IndexOf('@', at + 1) >= 0)
            return "answers.email-two-at";
        if (address.Any(char.IsWhiteSpace))
            return "answers.email-space";
        if (address.Contains(','))
            return "answers.email-comma";
        var domain = address[(at + 1)..];
        if (!domain.Contains('.') || domain.EndsWith('.'))
            return "answers.email-no-top-domain";
        return at is > 0 and <= 64 && address.Length <= LongestAddress && IsLocalPart(address[..at]) && IsDomain(domain)
            ? null
            : "answers.email-form";
    }

    private static bool IsLocalPart(string local) =>
        !local.StartsWith('.') && !local.EndsWith('.') && !local.Contains("..", StringComparison.Ordinal)
        && local.All(letter => char.IsLetterOrDigit(letter) || ".!#$%&'*+-/=?^_`{|}~".Contains(letter));

    private static bool IsDomain(string domain) =>
        domain.Split('.') is var labels && labels.All(IsLabel) && labels[^1].Length >= 2 && labels[^1].Any(char.IsLetter);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && !label.StartsWith('-') && !label.EndsWith('-')
        && label.All(letter => char.IsLetterOrDigit(letter) || letter == '-');

    /// <summary>Takes away what mail programs and people put around an address: mailto:, a name with angle brackets, a full stop.</summary>
    private static string Unwrap(string text)
    {
        var address = text.Trim();
        if (address.IndexOf('<') is >= 0 and var start && address.IndexOf('>', start) is > 0 and var end)
            address = address[(start + 1)..end];
        if (address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            address = address["mailto:".Length..];
        return address.Trim().TrimEnd('.', ',', ';', '!').Trim('"', '\'', '(', ')').Trim();
    }

    /// <summary>"adressen er kari@asker.kommune.no": the one good address in a sentence.</summary>
    private static string? AddressWithin(string text)
    {
        var good = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(Unwrap).Where(word => FaultOf(word) is null).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return good is [var only] ? only : null;
    }

    private static bool LooksLikeAttempt(string text) =>
        text.Contains('@') || (!text.Trim().Any(char.IsWhiteSpace) && text.Contains('.'));
}
