using System.Collections.Frozen;
using Bot.Startup;
using Klimalos.Conversations;
using Klimalos.Secretariat;
using Klimalos.Storage;

namespace Bot.Secretariat;

/// <summary>Who is of the secretariat, and which conversations are its channels, which communities belong to a campaign: kept in memory, so that a turn reads nothing for it.</summary>
public sealed class SecretariatRoster(ISecretariatStore store, ISharingStore sharing, SecretariatSettings settings, GuideClock clock)
{
    private readonly FrozenSet<string> configured = settings.Members.ToFrozenSet(StringComparer.Ordinal);
    private volatile Known known = new(FrozenSet<string>.Empty, FrozenSet<string>.Empty, FrozenSet<ConversationKey>.Empty, FrozenDictionary<string, string>.Empty, FrozenDictionary<string, StoredPings>.Empty);

    /// <summary>Somebody is of the secretariat, by configuration or by a code.</summary>
    public bool HasMembers => known.Keys.Count > 0 || configured.Count > 0;

    /// <summary>Person keys of all members, and the entries of the configuration.</summary>
    public IReadOnlyCollection<string> Keys => known.Keys;

    /// <summary>Reads the store: at the start, and after each change.</summary>
    public async Task RefreshAsync()
    {
        var stored = await store.MembersAsync(CancellationToken.None);
        var channels = await store.ChannelsAsync(CancellationToken.None);
        var added = stored.Where(member => member.ConfiguredAs is not { } entry || configured.Contains(entry)).ToArray();
        known = new Known(
            added.Select(member => member.Key).Concat(configured).ToFrozenSet(StringComparer.Ordinal),
            added.Select(member => member.ConfiguredAs).OfType<string>().ToFrozenSet(StringComparer.Ordinal),
            channels.Select(channel => channel.Conversation).ToFrozenSet(),
            (await store.CommunitiesAsync(CancellationToken.None)).ToFrozenDictionary(StringComparer.Ordinal),
            (await store.PingsAsync(CancellationToken.None)).ToFrozenDictionary(pings => pings.Community, StringComparer.Ordinal));
    }

    /// <summary>What a turn is told.</summary>
    /// <param name="linkedTo">Person keys of the other identities of the one who writes.</param>
    public SecretariatFacts FactsFor(ConversationKey conversation, Incoming incoming, IReadOnlyList<string> linkedTo)
    {
        var (now, from) = (known, incoming.From);
        return new SecretariatFacts
        {
            IsMember = now.Keys.Contains(from.Key) || IsInDirectory(from) || from.Roles.Any(configured.Contains) || linkedTo.Any(now.Keys.Contains),
            IsChannel = now.Channels.Contains(conversation),
            Exists = HasMembers || now.Channels.Count > 0,
            Campaign = CampaignOf(incoming.Community),
            Pings = PingsOf(incoming.Community)?.Way ?? PingWay.Direct,
        };
    }

    /// <summary>Journey id of the campaign that the community is linked with; null when it is linked with none.</summary>
    public string? CampaignOf(string? community) => community is null ? null : known.Communities.GetValueOrDefault(community);

    /// <summary>How people of the community are reminded; null when each alone.</summary>
    public StoredPings? PingsOf(string? community) => community is null ? null : known.Pings.GetValueOrDefault(community);

    /// <summary>One whom the configuration names by the directory's object id writes under this key for the first time: keeps it, to write to them.</summary>
    public async Task MeetAsync(Person from)
    {
        if (!IsInDirectory(from) || known.Keys.Contains(from.Key))
            return;
        await store.RememberAsync(from.Key, DirectoryKey(from)!, clock.Now, CancellationToken.None);
        await RefreshAsync();
    }

    /// <summary>Is that person of the secretariat, under this identity or one linked with it? Reads the store: for the page, not for turns.</summary>
    public async Task<bool> IsMemberAsync(string personKey)
    {
        if (known.Keys.Contains(personKey))
            return true;
        var person = (await sharing.FactsAsync(personKey, CancellationToken.None)).Person;
        foreach (var key in known.Keys)
        {
            if ((await sharing.FactsAsync(key, CancellationToken.None)).Person == person)
                return true;
        }

        return false;
    }

    public Task<IReadOnlyList<SecretariatChannel>> ChannelsAsync() => store.ChannelsAsync(CancellationToken.None);

    /// <summary>All members, each once however many identities they have.</summary>
    public async Task<IReadOnlyList<SecretariatMember>> MembersAsync()
    {
        var now = known;
        var stored = await store.MembersAsync(CancellationToken.None);
        var byConfiguration = stored.Where(member => member.ConfiguredAs is { } entry && configured.Contains(entry)).Select(member => member.Key).Concat(configured).ToHashSet(StringComparer.Ordinal);
        var members = new List<(string Person, SecretariatMember Member)>();
        foreach (var key in now.Keys.Except(now.Met, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var facts = await sharing.FactsAsync(key, CancellationToken.None);
            var isReachable = await sharing.ReachAsync(key, CancellationToken.None) is not null;
            members.Add((facts.Person, new SecretariatMember([key], facts.Name, facts.Language, byConfiguration.Contains(key), isReachable)));
        }

        return [.. members.GroupBy(each => each.Person, StringComparer.Ordinal).Select(Together)];
    }

    /// <summary>There is a member or a channel that can be written to.</summary>
    public async Task<bool> CanBeReachedAsync()
    {
        foreach (var key in known.Keys)
        {
            if (await sharing.ReachAsync(key, CancellationToken.None) is not null)
                return true;
        }

        return (await ChannelsAsync()).Any(channel => channel.ReferenceJson is not null);
    }

    private static SecretariatMember Together(IEnumerable<(string Person, SecretariatMember Member)> identities)
    {
        var all = identities.Select(each => each.Member).ToArray();
        var first = all.FirstOrDefault(member => member.Name is not null) ?? all[0];
        return first with { Keys = [.. all.SelectMany(member => member.Keys)], IsConfigured = all.Any(member => member.IsConfigured), IsReachable = all.Any(member => member.IsReachable) };
    }

    private bool IsInDirectory(Person from) => configured.Count > 0 && DirectoryKey(from) is { } key && configured.Contains(key);

    private static string? DirectoryKey(Person from) => from.DirectoryId is { } id ? $"{from.Channel}:{id}" : null;

    /// <param name="Keys">Person keys, and the entries of the configuration.</param>
    /// <param name="Met">Those entries whose people are known by a person key of their own.</param>
    private sealed record Known(
        FrozenSet<string> Keys, FrozenSet<string> Met, FrozenSet<ConversationKey> Channels, FrozenDictionary<string, string> Communities,
        FrozenDictionary<string, StoredPings> Pings);
}
