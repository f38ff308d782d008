namespace Klimalos.Secretariat;

/// <summary>How people of a community are reminded. Stored by name: never rename a member.</summary>
public enum PingWay
{
    /// <summary>Each alone.</summary>
    Direct,

    /// <summary>In the channel that the secretariat chose, where others read along.</summary>
    Channel,

    /// <summary>In that channel too.</summary>
    Both,
}

/// <param name="Community">As in <see cref="Conversations.Incoming.Community"/>.</param>
/// <param name="Way">The channel is the conversation in which it was chosen.</param>
public sealed record CommunityPings(string Community, PingWay Way);
