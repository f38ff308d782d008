using Klimalos.Storage;

namespace Bot.Turns;

/// <summary>
/// Lets one turn at a time into a conversation, in the order in which they came, and turns of different conversations beside each
/// other. Keeps nothing of a conversation in which no turn is under way.
/// </summary>
public sealed class ConversationOrder
{
    private readonly Lock gate = new();
    private readonly Dictionary<ConversationKey, Queue<TaskCompletionSource>> busy = [];

    /// <summary>Waits for the turn's place; the caller disposes what it gets when the turn is over.</summary>
    public async Task<Place> EnterAsync(ConversationKey conversation)
    {
        Task? earlier = null;
        lock (gate)
        {
            if (busy.TryGetValue(conversation, out var waiting))
            {
                var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                waiting.Enqueue(mine);
                earlier = mine.Task;
            }
            else
            {
                busy.Add(conversation, new Queue<TaskCompletionSource>(0));
            }
        }

        if (earlier is not null)
            await earlier;
        return new Place(this, conversation);
    }

    /// <summary>Conversations in which a turn is under way.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return busy.Count;
        }
    }

    private void Leave(ConversationKey conversation)
    {
        lock (gate)
        {
            if (busy[conversation].TryDequeue(out var next))
                next.SetResult();
            else
                busy.Remove(conversation);
        }
    }

    public readonly struct Place(ConversationOrder order, ConversationKey conversation) : IDisposable
    {
        public void Dispose() => order.Leave(conversation);
    }
}
