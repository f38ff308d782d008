using Klimalos.Languages;

namespace Klimalos.Enrolments;

/// <summary>What is known of an identity.</summary>
/// <param name="Key">Person key.</param>
/// <param name="Person">The same for all identities that one person linked.</param>
/// <param name="Name">As the channel last told it; null when it did not.</param>
/// <param name="Tenant">Entra tenant in Teams; null elsewhere, or when it is not known.</param>
/// <param name="Language">The language that they last spoke, or chose; null when it is not known.</param>
public sealed record PersonFacts(string Key, string Person, string? Name = null, string? Tenant = null, Language? Language = null);
