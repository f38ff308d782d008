using System.Security.Cryptography;
using System.Text;

namespace Klimalos.Enrolments;

public enum CodePurpose
{
    /// <summary>Lets colleagues into an enrolment for a day.</summary>
    Join,

    /// <summary>Makes two identities one person; works once.</summary>
    Link,

    /// <summary>Makes somebody one of the secretariat; works once.</summary>
    Secretariat,
}

/// <summary>A code as it is stored: by its hash only, so that a copy of the store lets nobody in.</summary>
/// <param name="Hash">See <see cref="HashOf"/>.</param>
/// <param name="By">Person key of the one who gave it.</param>
/// <param name="Expires">From then on it is void.</param>
/// <param name="Enrolment">The enrolment that a join code opens; null for a link code.</param>
public sealed record AccessCode(CodePurpose Purpose, string Hash, string By, DateTimeOffset Expires, string? Enrolment = null)
{
    /// <summary>Digits and capitals that are not mistaken for each other; without vowels, so that no code is a word.</summary>
    public const string Alphabet = "23456789BCDFGHJKMNPQRSTVWXZ";

    /// <summary>Gives some 280 thousand million codes.</summary>
    public const int Length = 8;

    private const int HashRounds = 20_000;

    public static readonly TimeSpan JoinLifetime = TimeSpan.FromDays(1);

    public static readonly TimeSpan LinkLifetime = TimeSpan.FromMinutes(15);

    /// <summary>Wrong codes that one person may type within <see cref="AttemptsWithin"/>.</summary>
    public const int MaxFailedAttempts = 5;

    public static readonly TimeSpan AttemptsWithin = TimeSpan.FromHours(1);

    /// <param name="code">Eight letters of <see cref="Alphabet"/>.</param>
    /// <remarks>Slow on purpose, some milliseconds: to try all codes against a stolen store takes longer than any code lives.</remarks>
    public static string HashOf(CodePurpose purpose, string code) => Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(
        Encoding.ASCII.GetBytes(code), Encoding.ASCII.GetBytes($"klimalos:{purpose}"), HashRounds, HashAlgorithmName.SHA256, 16));

    /// <summary>"K7PX-2M9Q": easier to read aloud and to copy.</summary>
    public static string Show(string code) => $"{code[..(Length / 2)]}-{code[(Length / 2)..]}";

    /// <summary>The code that the text is, however it is spaced; null when it is none.</summary>
    public static string? Read(string text)
    {
        // Nearly all that is asked here is no code, and too long or too short for one.
        if (text.Count(char.IsLetterOrDigit) != Length)
            return null;
        var code = string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return code.All(letter => Alphabet.Contains(letter, StringComparison.Ordinal)) ? code : null;
    }
}
