using System.Runtime.CompilerServices;
using Klimalos.Enrolments;
using Klimalos.Storage;

namespace Bot.Tests.Sharing;

/// <summary>The real store, with a list of what was asked of it.</summary>
internal sealed class CountingSharingStore(ISharingStore store) : ISharingStore
{
    public List<string> Calls { get; } = [];

    public Task<StoredEnrolment?> HolderAsync(Place place, CancellationToken cancellationToken) =>
        Counted().HolderAsync(place, cancellationToken);

    public Task<IReadOnlyList<StoredEnrolment>> UnderWayAsync(string personKey, CancellationToken cancellationToken) =>
        Counted().UnderWayAsync(personKey, cancellationToken);

    public Task<PersonFacts> FactsAsync(string personKey, CancellationToken cancellationToken) =>
        Counted().FactsAsync(personKey, cancellationToken);

    public Task<AccessCode?> CodeAsync(CodePurpose purpose, string hash, CancellationToken cancellationToken) =>
        Counted().CodeAsync(purpose, hash, cancellationToken);

    public Task<int> FailedCodesAsync(string personKey, DateTimeOffset since, CancellationToken cancellationToken) =>
        Counted().FailedCodesAsync(personKey, since, cancellationToken);

    public Task<ReachableConversation?> ReachAsync(string personKey, CancellationToken cancellationToken) =>
        Counted().ReachAsync(personKey, cancellationToken);

    public Task<IReadOnlyList<OtherTenantAttempt>> OtherTenantAttemptsAsync(CancellationToken cancellationToken) =>
        Counted().OtherTenantAttemptsAsync(cancellationToken);

    private ISharingStore Counted([CallerMemberName] string call = "")
    {
        lock (Calls)
            Calls.Add(call);
        return store;
    }
}
