namespace Klimalos.Storage;

/// <summary>What the bot remembers of Discord beside its conversations.</summary>
public interface IDiscordStore
{
    /// <summary>Of several processes one holds Discord's gateway: claims it, or keeps it for longer.</summary>
    /// <param name="owner">Names the process.</param>
    /// <returns>False while another process holds it.</returns>
    Task<bool> TryLeaseAsync(string owner, DateTimeOffset now, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The process holds it no longer. Does nothing when another does.</summary>
    Task EndLeaseAsync(string owner, CancellationToken cancellationToken);

    /// <summary>The session of the gateway as JSON; null when there is none to go on with.</summary>
    Task<string?> SessionAsync(CancellationToken cancellationToken);

    /// <summary>Kept only if that process is the last that claimed the gateway: one that lost it must not undo what the next has kept.</summary>
    /// <param name="json">Null = there is none.</param>
    /// <returns>Was it kept?</returns>
    Task<bool> SaveSessionAsync(string? json, string owner, CancellationToken cancellationToken);

    /// <summary>The language of a person's Discord; null when no interaction has told it.</summary>
    Task<string?> LocaleAsync(string person, CancellationToken cancellationToken);

    Task SaveLocaleAsync(string person, string locale, CancellationToken cancellationToken);

    /// <summary>The server in which the person last used the bot; null when they never did in one.</summary>
    Task<string?> ServerAsync(string person, CancellationToken cancellationToken);

    Task SaveServerAsync(string person, string server, CancellationToken cancellationToken);
}
