using Klimalos.Storage;

namespace Bot.Delivery;

/// <summary>
/// Lets messages that nobody waits for go out at a pace that channels take. They join their conversation's queue one by one, so that a
/// reply to somebody who writes meanwhile is not held up behind hundreds. What is not sent when the process ends is in the outbox.
/// </summary>
public sealed class ProactivePace(Deliveries deliveries, TimeProvider time) : IDisposable
{
    /// <summary>A few go out at once.</summary>
    public const int Burst = 20;

    /// <summary>Twenty a second: below what Teams and Discord take of one bot.</summary>
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(50);

    private readonly Lock gate = new();
    private readonly Queue<(ConversationKey Conversation, QueuedMessage Message)> waiting = [];
    private ITimer? timer;
    private bool isStopped;

    /// <summary>Call it in the order of the commits.</summary>
    public void Send(IReadOnlyList<(ConversationKey Conversation, QueuedMessage Message)> messages)
    {
        lock (gate)
        {
            if (waiting.Count == 0 && messages.Count <= Burst)
            {
                foreach (var (conversation, message) in messages)
                    deliveries.Enqueue(conversation, [message]);
                return;
            }

            foreach (var message in messages)
                waiting.Enqueue(message);
            timer ??= isStopped ? null : time.CreateTimer(_ => Release(), null, TimeSpan.Zero, Step);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            isStopped = true;
            timer?.Dispose();
            timer = null;
        }
    }

    private void Release()
    {
        lock (gate)
        {
            if (!isStopped && waiting.TryDequeue(out var next))
                deliveries.Enqueue(next.Conversation, [next.Message]);
            if (waiting.Count > 0)
                return;
            timer?.Dispose();
            timer = null;
        }
    }
}
