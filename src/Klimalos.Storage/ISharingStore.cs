using Klimalos.Enrolments;

namespace Klimalos.Storage;

/// <summary>Reads what people who share an enrolment need to know of each other. Few turns ask; all is written by turns only.</summary>
public interface ISharingStore
{
    /// <summary>The enrolment that holds the place; null when it is free.</summary>
    Task<StoredEnrolment?> HolderAsync(Place place, CancellationToken cancellationToken);

    /// <summary>The open and paused enrolments of the person, under any of their linked identities, latest change first.</summary>
    Task<IReadOnlyList<StoredEnrolment>> UnderWayAsync(string personKey, CancellationToken cancellationToken);

    /// <summary>What is known of an identity; of someone unknown the key alone.</summary>
    Task<PersonFacts> FactsAsync(string personKey, CancellationToken cancellationToken);

    /// <summary>The code, also an expired one; null when there is none with that hash, or it was used up.</summary>
    Task<AccessCode?> CodeAsync(CodePurpose purpose, string hash, CancellationToken cancellationToken);

    /// <summary>How many codes that do not work the person typed since then.</summary>
    Task<int> FailedCodesAsync(string personKey, DateTimeOffset since, CancellationToken cancellationToken);

    /// <summary>
    /// Where to write to a person: of the conversations that they have alone with the bot, under any of their linked identities, the
    /// one that they turned to last and that can be reached. Null when there is none.
    /// </summary>
    Task<ReachableConversation?> ReachAsync(string personKey, CancellationToken cancellationToken);

    /// <summary>For the secretariat: who of another Teams tenant tried to get into an enrolment; the latest first.</summary>
    Task<IReadOnlyList<OtherTenantAttempt>> OtherTenantAttemptsAsync(CancellationToken cancellationToken);
}

public sealed record ReachableConversation(ConversationKey Conversation, string ReferenceJson);

/// <param name="Municipality">The register's key.</param>
/// <param name="Name">As the channel told it; null when it did not.</param>
/// <param name="Tenant">Entra tenant that they came from.</param>
/// <param name="IsMember">They were let in, and are a member now.</param>
public sealed record OtherTenantAttempt(
    DateTimeOffset At, string Enrolment, string Journey, string Round, string? Municipality, string Person, string? Name, string Tenant, bool IsMember);
