namespace Klimalos.Storage;

/// <summary>What the bot remembers of Discord beside its conversations.</summary>
public interface IDiscordStore
{
    /// <summary>The session of the gateway as JSON; null when there is none to go on with.</summary>
    Task<string?> SessionAsync(CancellationToken cancellationToken);

    /// <param name="json">Null = there is none.</param>
    Task SaveSessionAsync(string? json, CancellationToken cancellationToken);

    /// <summary>The language of a person's Discord; null when no interaction has told it.</summary>
    Task<string?> LocaleAsync(string person, CancellationToken cancellationToken);

    Task SaveLocaleAsync(string person, string locale, CancellationToken cancellationToken);
}
