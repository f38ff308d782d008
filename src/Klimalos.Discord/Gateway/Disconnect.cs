namespace Klimalos.Discord.Gateway;

internal enum DisconnectKind
{
    /// <summary>The connection ended, with a code or without.</summary>
    Closed,

    /// <summary>Discord asked for a new connection (op 7).</summary>
    Reconnect,

    /// <summary>Op 9: the session goes on elsewhere.</summary>
    InvalidResumable,

    /// <summary>Op 9: the session is gone.</summary>
    InvalidGone,

    /// <summary>A heartbeat was not answered.</summary>
    Zombie,

    /// <summary>HELLO, or READY or RESUMED after it, did not come in time.</summary>
    Silence,

    /// <summary>The gateway, or the address to ask for it, cannot be reached.</summary>
    Unreachable,

    /// <summary>Events came faster than they are handled. Discord keeps them: they come again when the session is resumed.</summary>
    Overflow,

    /// <summary>The gateway's address is none that a token may be sent to.</summary>
    UnsafeAddress,

    /// <summary>The bot is told to stop.</summary>
    Stop,
}

/// <summary>Why a connection ended.</summary>
/// <param name="Code">Of a closed connection; null = it broke.</param>
internal sealed record Disconnect(DisconnectKind Kind, int? Code = null, string? Detail = null)
{
    /// <summary>What comes next: the whole of https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-close-event-codes.</summary>
    public GatewayState Next => (Kind, Code) switch
    {
        (DisconnectKind.Stop, _) => GatewayState.Stopped,
        (DisconnectKind.UnsafeAddress, _) => GatewayState.Refused,
        (DisconnectKind.Closed, 4004 or (>= 4010 and <= 4014)) => GatewayState.Refused,
        (DisconnectKind.Closed, 4003 or 4005 or 4007 or 4008 or 4009) => GatewayState.Identifying,
        (DisconnectKind.InvalidGone, _) => GatewayState.Identifying,
        _ => GatewayState.Resuming,
    };

    /// <summary>Closed by Discord for something that this client should not have done.</summary>
    public bool IsOurFault => Kind is DisconnectKind.Closed && Code is 4001 or 4002 or 4003 or 4005 or 4007 or 4008;

    /// <summary>In a sentence, for the log and the operator.</summary>
    public string Reason => (Kind, Code) switch
    {
        (DisconnectKind.Closed, null) => "the connection broke",
        (DisconnectKind.Closed, 4001) => "Discord does not know an opcode that was sent (4001)",
        (DisconnectKind.Closed, 4002) => "Discord could not read a payload (4002)",
        (DisconnectKind.Closed, 4003) => "something was sent before IDENTIFY (4003)",
        (DisconnectKind.Closed, 4004) => "Discord does not take the token (4004): set Discord:Token",
        (DisconnectKind.Closed, 4005) => "IDENTIFY was sent twice (4005)",
        (DisconnectKind.Closed, 4007) => "the sequence number was not valid (4007)",
        (DisconnectKind.Closed, 4008) => "too much was sent (4008)",
        (DisconnectKind.Closed, 4009) => "the session timed out (4009)",
        (DisconnectKind.Closed, 4010) => "the shard is not valid (4010)",
        (DisconnectKind.Closed, 4011) => "the bot is in so many servers that Discord asks for sharding, which it does not do (4011)",
        (DisconnectKind.Closed, 4012) => "Discord no longer has this version of the gateway (4012): the bot needs an update",
        (DisconnectKind.Closed, 4013) => "the intents are not valid (4013)",
        (DisconnectKind.Closed, 4014) =>
            "an intent is not allowed (4014): switch on MESSAGE CONTENT in the developer portal, or set Discord:ReadMessageContent to false",
        (DisconnectKind.Closed, { } code) => $"Discord closed the connection ({code})",
        (DisconnectKind.Reconnect, _) => "Discord asked for a new connection",
        (DisconnectKind.InvalidResumable, _) => "Discord asked to resume the session",
        (DisconnectKind.InvalidGone, _) => "the session is gone",
        (DisconnectKind.Zombie, _) => "a heartbeat was not answered",
        (DisconnectKind.Silence, _) => "Discord did not go on in time",
        (DisconnectKind.Overflow, _) => "events came faster than they are handled",
        (DisconnectKind.Stop, _) => "the bot stops",
        _ => $"the gateway cannot be used: {Detail}",
    };
}
