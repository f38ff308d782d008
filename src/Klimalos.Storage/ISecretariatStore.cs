using Klimalos.Languages;
using Klimalos.Secretariat;

namespace Klimalos.Storage;

/// <summary>What the secretariat sees and does, beside what turns write (<see cref="TurnCommit.Secretariat"/>).</summary>
public interface ISecretariatStore
{
    /// <summary>Those who claimed it or were added, and the identities under which configured members have written.</summary>
    Task<IReadOnlyList<StoredSecretariatMember>> MembersAsync(CancellationToken cancellationToken);

    Task<IReadOnlyList<SecretariatChannel>> ChannelsAsync(CancellationToken cancellationToken);

    /// <summary>The journeys of the campaigns that communities are linked with, by the community's key.</summary>
    Task<IReadOnlyDictionary<string, string>> CommunitiesAsync(CancellationToken cancellationToken);

    /// <summary>How people of communities are reminded, where not each alone.</summary>
    Task<IReadOnlyList<StoredPings>> PingsAsync(CancellationToken cancellationToken);

    /// <summary>The code, also an expired one; null when there is none with that hash, or it was used up.</summary>
    Task<SecretariatCode?> CodeAsync(string hash, CancellationToken cancellationToken);

    /// <summary>Makes this the only code that nobody gave: whoever types it first claims the secretariat. Null = there is none any more.</summary>
    Task OfferClaimAsync(string? hash, CancellationToken cancellationToken);

    /// <summary>A member whom the configuration names in another way (a directory's object id) has written under this key.</summary>
    Task RememberAsync(string personKey, string configuredAs, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>All enrolments, with those who work on them.</summary>
    Task<IReadOnlyList<TrackedEnrolment>> EnrolmentsAsync(CancellationToken cancellationToken);

    /// <summary>All questions that were passed on, the latest first.</summary>
    Task<IReadOnlyList<PassedQuestion>> QuestionsAsync(CancellationToken cancellationToken);

    Task<PassedQuestion?> QuestionAsync(string id, CancellationToken cancellationToken);

    /// <summary>A draft article was made of the question.</summary>
    Task RecordDraftAsync(string question, string fileName, CancellationToken cancellationToken);

    /// <summary>All broadcasts with what became of each message, the latest first.</summary>
    Task<IReadOnlyList<BroadcastReport>> BroadcastsAsync(CancellationToken cancellationToken);

    /// <summary>The week, named by its Monday, has got its digest.</summary>
    Task<bool> HasDigestAsync(DateOnly monday, CancellationToken cancellationToken);

    /// <summary>
    /// The week, named by its Monday, gets its digest now, with these messages: all in one commit. False when it had got one before;
    /// nothing is written then.
    /// </summary>
    Task<bool> CommitDigestAsync(DateOnly monday, DateTimeOffset at, IReadOnlyList<AddressedMessage> messages, CancellationToken cancellationToken);

    /// <summary>Commits what was done outside a conversation, on the page, with the messages that go out for it: all or nothing.</summary>
    /// <returns>False when somebody else was ahead (the question is answered already); nothing is written then.</returns>
    Task<bool> CommitAsync(SecretariatCommit commit, CancellationToken cancellationToken);
}

/// <summary>Single-use ways into the secretariat's page. They are given in turns (<see cref="SecretariatChanges.SignIn"/>).</summary>
public interface IPageSignIn
{
    /// <summary>
    /// The member whose token it is, once: it is used up. Null when there is no such token, it was used, or it has expired. Programs that
    /// look at links ahead of people open them by GET: redeem on a POST.
    /// </summary>
    /// <returns>Person key; whether they still are a member is the caller's to check.</returns>
    Task<string?> RedeemAsync(string token, DateTimeOffset now, CancellationToken cancellationToken);
}

/// <param name="Key">Person key.</param>
/// <param name="ConfiguredAs">The entry of <c>Secretariat:Members</c> that this identity belongs to: it counts while that stands there. Null for one who was added in the chat.</param>
public sealed record StoredSecretariatMember(string Key, string? ConfiguredAs);

/// <param name="ReferenceJson">Where to send; null when the bot was removed there.</param>
public sealed record SecretariatChannel(ConversationKey Conversation, Language Language, string? ReferenceJson);

/// <param name="Conversation">The channel in which it was chosen.</param>
public sealed record StoredPings(string Community, PingWay Way, ConversationKey Conversation);

/// <summary>What a member of the secretariat did outside a conversation.</summary>
/// <param name="By">Person key.</param>
public sealed record SecretariatCommit(string By, DateTimeOffset At, SecretariatChanges Changes, IReadOnlyList<AddressedMessage> Messages);
