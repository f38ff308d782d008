using System.Text.Json;
using Klimalos.BotFramework.Activities;
using Klimalos.Storage;

namespace Bot.Turns;

/// <summary>
/// Remembers the references that were stored lately, so that a turn writes its conversation's reference only when that changed.
/// After a restart each is written once more, which does no harm.
/// </summary>
public sealed class KnownReferences(int capacity = 20_000)
{
    private readonly Lock gate = new();
    private readonly Dictionary<ConversationKey, (ConversationReference Reference, string Json)> known = [];

    /// <summary>The reference as JSON when it is to be stored; null when what is stored is the same.</summary>
    public string? Changed(ConversationKey conversation, ConversationReference reference)
    {
        (ConversationReference Reference, string Json) stored;
        lock (gate)
            known.TryGetValue(conversation, out stored);
        // Members that the records do not name are equal only as JSON.
        if (reference == stored.Reference)
            return null;
        var json = JsonSerializer.Serialize(reference, ActivityJson.Default.ConversationReference);
        return string.Equals(stored.Json, json, StringComparison.Ordinal) ? null : json;
    }

    /// <summary>The reference was stored.</summary>
    public void Stored(ConversationKey conversation, ConversationReference reference, string json)
    {
        lock (gate)
        {
            if (known.Count >= capacity)
                known.Clear();
            known[conversation] = (reference, json);
        }
    }

    /// <summary>It, and those of its threads, are not stored any more.</summary>
    public void Forget(ConversationKey conversation)
    {
        lock (gate)
        {
            foreach (var key in known.Keys.Where(key => IsWithin(key, conversation)).ToList())
                known.Remove(key);
        }
    }

    private static bool IsWithin(ConversationKey key, ConversationKey conversation) =>
        key == conversation
        || (string.Equals(key.Channel, conversation.Channel, StringComparison.Ordinal) && key.Id.StartsWith($"{conversation.Id};", StringComparison.Ordinal));
}
