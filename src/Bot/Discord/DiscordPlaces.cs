using System.Collections.Concurrent;
using Klimalos.Discord;
using Klimalos.Storage;

namespace Bot.Discord;

/// <summary>The languages of people's Discord and of servers: a message tells neither, and is to be answered in one all the same.</summary>
internal sealed class DiscordPlaces(IDiscordStore store)
{
    private const int Capacity = 20_000;

    private readonly ConcurrentDictionary<Snowflake, string?> people = new();
    private readonly ConcurrentDictionary<Snowflake, string> servers = new();

    public async Task RememberPersonAsync(Snowflake person, string? locale)
    {
        if (string.IsNullOrEmpty(locale) || (people.TryGetValue(person, out var known) && known == locale))
            return;
        Keep(person, locale);
        await store.SaveLocaleAsync(person.ToString(), locale, CancellationToken.None);
    }

    public void RememberServer(Snowflake server, string? locale)
    {
        if (!string.IsNullOrEmpty(locale))
            servers[server] = locale;
    }

    /// <summary>The person's, else the server's; null when neither is known.</summary>
    public async Task<string?> LocaleAsync(Snowflake person, Snowflake? server)
    {
        if (!people.TryGetValue(person, out var locale))
            Keep(person, locale = await store.LocaleAsync(person.ToString(), CancellationToken.None));
        return locale ?? (server is { } there ? servers.GetValueOrDefault(there) : null);
    }

    private void Keep(Snowflake person, string? locale)
    {
        if (people.Count >= Capacity)
            people.Clear();
        people[person] = locale;
    }
}
