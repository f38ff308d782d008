using System.Text.Json;

namespace Klimalos.Discord.Gateway;

/// <summary>All that it takes to go on with a session, also in another process.</summary>
/// <param name="ResumeUrl">Where it is resumed: another address than where sessions begin.</param>
/// <param name="Sequence">The last event that is in safe hands: Discord sends again what came after it.</param>
/// <param name="BotId">The bot's own user, which is told only when a session begins.</param>
/// <param name="ApplicationId">Its application, told likewise.</param>
public sealed record ResumeSession(string SessionId, string ResumeUrl, long Sequence, Snowflake BotId, Snowflake? ApplicationId = null)
{
    public string ToJson() => JsonSerializer.Serialize(this, DiscordJson.Default.ResumeSession);

    /// <returns>Null when the text is no session.</returns>
    public static ResumeSession? FromJson(string text)
    {
        try
        {
            return JsonSerializer.Deserialize(text, DiscordJson.Default.ResumeSession) is { SessionId: not null, ResumeUrl: not null } session ? session : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Keeps the session while the process is away, so that a restart costs no IDENTIFY and loses no event.</summary>
public interface IResumeSessionStore
{
    /// <summary>Does what is saved outlive the process? Else the session is ended when the bot stops.</summary>
    bool IsLasting { get; }

    Task<ResumeSession?> LoadAsync(CancellationToken cancellationToken);

    /// <param name="session">Null = there is none to go on with.</param>
    Task SaveAsync(ResumeSession? session, CancellationToken cancellationToken);
}

/// <summary>For where nothing needs to outlive the process.</summary>
public sealed class VolatileSessionStore : IResumeSessionStore
{
    public bool IsLasting => false;

    public Task<ResumeSession?> LoadAsync(CancellationToken cancellationToken) => Task.FromResult<ResumeSession?>(null);

    public Task SaveAsync(ResumeSession? session, CancellationToken cancellationToken) => Task.CompletedTask;
}
