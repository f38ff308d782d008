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

    /// <summary>The journey that a server is about; null when nobody has said.</summary>
    Task<string?> CampaignAsync(string server, CancellationToken cancellationToken);

    /// <param name="campaign">Null = about none in particular any more.</param>
    /// <param name="by">Person key.</param>
    Task SaveCampaignAsync(string server, string? campaign, string by, DateTimeOffset at, CancellationToken cancellationToken);
}
