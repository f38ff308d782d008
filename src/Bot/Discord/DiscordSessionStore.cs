using Klimalos.Discord.Gateway;
using Klimalos.Storage;

namespace Bot.Discord;

/// <summary>
/// Keeps the gateway's session in the bot's own store: a restart resumes it, and so does another process that takes the gateway over;
/// nothing said meanwhile is lost.
/// </summary>
internal sealed class DiscordSessionStore(IDiscordStore store, DiscordLease lease) : IResumeSessionStore
{
    public bool IsLasting => true;

    public async Task<ResumeSession?> LoadAsync(CancellationToken cancellationToken) =>
        await store.SessionAsync(cancellationToken) is { } json ? ResumeSession.FromJson(json) : null;

    public Task SaveAsync(ResumeSession? session, CancellationToken cancellationToken) =>
        store.SaveSessionAsync(session is null ? null : session.ToJson(), lease.Owner, cancellationToken);
}
