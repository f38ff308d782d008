using Klimalos.Storage;

namespace Bot.Turns;

/// <summary>
/// Remembers in which conversation each person wrote last, so that a turn stores that only when it changes. After a restart each is
/// stored once more, which does no harm.
/// </summary>
public sealed class LatestConversations(int capacity = 20_000)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, ConversationKey> latest = new(StringComparer.Ordinal);

    public bool IsNew(string person, ConversationKey conversation)
    {
        lock (gate)
            return !latest.TryGetValue(person, out var known) || known != conversation;
    }

    /// <summary>It was stored.</summary>
    public void Stored(string person, ConversationKey conversation)
    {
        lock (gate)
        {
            if (latest.Count >= capacity)
                latest.Clear();
            latest[person] = conversation;
        }
    }
}
