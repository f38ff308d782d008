namespace Klimalos.Discord.Gateway;

/// <summary>Where the connection to the gateway stands.</summary>
public enum GatewayState
{
    /// <summary>Not started, or told to stop.</summary>
    Stopped,

    /// <summary>Another process of this bot holds the gateway.</summary>
    StandingBy,

    /// <summary>Without a session: asks for the gateway's address, connects and identifies.</summary>
    Identifying,

    /// <summary>With a session: connects and resumes it.</summary>
    Resuming,

    /// <summary>Events come.</summary>
    Connected,

    /// <summary>Discord refuses the bot for a reason that only its operator can remove.</summary>
    Refused,
}

/// <summary>What an operator is told of the connection.</summary>
/// <param name="Since">When the state began.</param>
/// <param name="Problem">Why it is not connected, in a sentence; null when nothing is wrong.</param>
public sealed record GatewayStatus(GatewayState State, DateTimeOffset Since, string? Problem = null);
