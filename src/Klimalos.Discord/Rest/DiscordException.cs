namespace Klimalos.Discord.Rest;

/// <summary>Discord did not do what was asked, after all that was worth repeating.</summary>
/// <param name="status">HTTP status; null when there was no answer, or nothing was asked.</param>
/// <param name="code">Discord's own error code, one of <see cref="DiscordErrors"/> or any other; 0 when it told none.</param>
public sealed class DiscordException(string message, int? status, int code = 0, bool isTransient = false, TimeSpan? retryAfter = null, Exception? innerException = null)
    : Exception(message, innerException)
{
    public int? Status { get; } = status;

    public int Code { get; } = code;

    /// <summary>The same request may succeed later.</summary>
    public bool IsTransient { get; } = isTransient;

    /// <summary>How long to wait before that.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}

/// <summary>Codes of https://discord.com/developers/docs/topics/opcodes-and-status-codes#json that the bot knows how to take.</summary>
public static class DiscordErrors
{
    public const int UnknownChannel = 10003;
    public const int UnknownMessage = 10008;
    public const int UnknownWebhook = 10015;

    /// <summary>The interaction was answered too late; it also happens at random.</summary>
    public const int UnknownInteraction = 10062;

    /// <summary>The person has blocked the bot's direct messages, or opening them goes too fast.</summary>
    public const int OpeningTooFast = 40003;
    public const int AlreadyAcknowledged = 40060;
    public const int MissingAccess = 50001;

    /// <summary>The person takes no direct messages from the bot.</summary>
    public const int CannotSendToUser = 50007;
    public const int MissingPermissions = 50013;

    /// <summary>An interaction's token is older than 15 minutes.</summary>
    public const int InvalidToken = 50027;
    public const int InvalidBody = 50035;

    /// <summary>The bot and the person have no server in common any more.</summary>
    public const int NoMutualGuild = 50278;
}
