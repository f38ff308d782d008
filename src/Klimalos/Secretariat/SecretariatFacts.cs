namespace Klimalos.Secretariat;

/// <summary>What a turn knows of the campaign's secretariat from the start; it is kept in memory, and costs no read.</summary>
public sealed record SecretariatFacts
{
    /// <summary>Nobody has claimed it.</summary>
    public static SecretariatFacts None { get; } = new();

    /// <summary>The one who writes is a member of the secretariat, under this identity or one linked with it.</summary>
    public bool IsMember { get; init; }

    /// <summary>The secretariat uses this conversation as its channel.</summary>
    public bool IsChannel { get; init; }

    /// <summary>Journey id of the campaign that the secretariat linked the community with in which this was said; null when it is linked with none.</summary>
    public string? Campaign { get; init; }

    /// <summary>How people of that community are reminded.</summary>
    public PingWay Pings { get; init; }

    /// <summary>There is somebody to whom a question can be passed on.</summary>
    public bool Exists { get; init; }
}
