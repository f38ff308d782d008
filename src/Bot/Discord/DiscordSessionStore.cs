using System.Text.Json;
using System.Text.Json.Serialization;
using Klimalos.Discord.Gateway;
using Klimalos.Storage;

namespace Bot.Discord;

/// <summary>Keeps the gateway's session in the bot's own store: a restart resumes it, and nothing said meanwhile is lost.</summary>
internal sealed class DiscordSessionStore(IDiscordStore store) : IResumeSessionStore
{
    public bool IsLasting => true;

    public async Task<ResumeSession?> LoadAsync(CancellationToken cancellationToken) =>
        await store.SessionAsync(cancellationToken) is { } json ? JsonSerializer.Deserialize(json, SessionJson.Default.ResumeSession) : null;

    public Task SaveAsync(ResumeSession? session, CancellationToken cancellationToken) =>
        store.SaveSessionAsync(session is null ? null : JsonSerializer.Serialize(session, SessionJson.Default.ResumeSession), cancellationToken);
}

[JsonSerializable(typeof(ResumeSession))]
internal sealed partial class SessionJson : JsonSerializerContext;
