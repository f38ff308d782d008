using Klimalos.Enrolments;

namespace Klimalos.Secretariat;

/// <summary>A code that makes whoever types it one of the secretariat; works once. Stored by its hash only.</summary>
/// <param name="Hash">See <see cref="AccessCode.HashOf"/>.</param>
/// <param name="By">Person key of the member who gave it; null for the one that is printed while there is no member.</param>
/// <param name="Expires">From then on it is void; null = while there is no member.</param>
public sealed record SecretariatCode(string Hash, string? By, DateTimeOffset? Expires)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);
}

/// <param name="Code">Null when there is no such code.</param>
/// <param name="FailedAttempts">Wrong codes that the one who writes typed within <see cref="AccessCode.AttemptsWithin"/>.</param>
public sealed record SecretariatCodeFinding(SecretariatCode? Code, int FailedAttempts);
