using System.Collections.Concurrent;
using Klimalos.Discord;
using Klimalos.Storage;

namespace Bot.Discord;

/// <summary>
/// The languages of people's Discord and of servers: a message tells neither, and is to be answered in one all the same. And in which server
/// people use the bot.
/// </summary>
internal sealed class DiscordPlaces(IDiscordStore store)
{
    private const int Capacity = 20_000;

    private readonly ConcurrentDictionary<Snowflake, string?> people = new();
    private readonly ConcurrentDictionary<Snowflake, string> servers = new();
    private readonly ConcurrentDictionary<Snowflake, Snowflake> members = new();

    public async Task RememberPersonAsync(Snowflake person, string? locale)
    {
        if (string.IsNullOrEmpty(locale) || (people.TryGetValue(person, out var known) && known == locale))
            return;
        Keep(person, locale);
        await store.SaveLocaleAsync(person.ToString(), locale, CancellationToken.None);
    }

    public async Task RememberMemberAsync(Snowflake person, Snowflake? server)
    {
        if (server is not { } there || (members.TryGetValue(person, out var known) && known == there))
            return;
        if (members.Count >= Capacity)
            members.Clear();
        await store.SaveServerAsync(person.ToString(), there.ToString(), CancellationToken.None);
        members[person] = there;
    }

    /// <summary>The server in which the person last used the bot; null when they never did in one.</summary>
    public async Task<Snowflake?> ServerOfAsync(Snowflake person) =>
        members.TryGetValue(person, out var known) ? known
        : Snowflake.TryParse(await store.ServerAsync(person.ToString(), CancellationToken.None), out var stored) ? stored : null;

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
