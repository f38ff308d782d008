using Klimalos.Languages;

namespace Klimalos.Enrolments;

/// <summary>Somebody's wish to be let into an enrolment.</summary>
/// <param name="Person">Person key.</param>
/// <param name="Name">As the channel told it; null when it did not.</param>
/// <param name="Channel">The channel that they asked from, by its Bot Framework channel id.</param>
/// <param name="Language">What they speak.</param>
/// <param name="Tenant">Their Entra tenant in Teams, else null.</param>
/// <param name="IsRefused">A member refused it: it is not brought before the members again.</param>
public sealed record JoinRequest(
    string Person, string? Name, string Channel, Language Language, DateTimeOffset At, string? Tenant = null, bool IsRefused = false);
