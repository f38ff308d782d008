using Klimalos.BotFramework.Activities;
using Klimalos.Storage;

namespace Bot.Delivery;

/// <param name="Attempts">Attempts made so far.</param>
/// <param name="Reference">Where to send it; null when it is not known.</param>
/// <param name="Typing">Ends when the message is sent.</param>
/// <param name="IsLeftOver">An earlier process may have begun to send it.</param>
public sealed record QueuedMessage(
    OutboxMessage Message, ConversationReference? Reference, int Attempts = 0, TypingSignal? Typing = null, bool IsLeftOver = false);

/// <summary>
/// Messages on their way: one queue a conversation, each strictly in order. A message that fails holds back the later ones of its
/// conversation until it is sent or given up. What is not sent when the process ends is in the outbox, and goes out at the next start.
/// </summary>
public sealed class Deliveries(Postman postman, DeliveryWatch watch) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<ConversationKey, Queue<QueuedMessage>> queues = [];
    private readonly HashSet<Task> underWay = [];
    private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stopWaiting = new();
    private readonly CancellationTokenSource stopSending = new();

    /// <summary>Lets the sending begin: what is enqueued before waits in its order.</summary>
    public void Open() => opened.TrySetResult();

    /// <summary>Adds messages to the end of the conversation's queue. Call it in the order of the commits.</summary>
    public void Enqueue(ConversationKey conversation, IReadOnlyList<QueuedMessage> deliveries)
    {
        if (deliveries.Count == 0)
            return;
        lock (gate)
        {
            if (queues.TryGetValue(conversation, out var queue))
            {
                foreach (var delivery in deliveries)
                    queue.Enqueue(delivery);
                return;
            }

            queue = new Queue<QueuedMessage>(deliveries);
            queues.Add(conversation, queue);
            watch.Began();
            Start(conversation, queue);
        }
    }

    /// <summary>Sends what can be sent at once, and gives up waiting for the rest; it stays in the outbox.</summary>
    /// <param name="hurry">Cancelled when there is no time left for that.</param>
    public async Task DrainAsync(TimeSpan patience, CancellationToken hurry)
    {
        opened.TrySetResult();
        await stopWaiting.CancelAsync();
        try
        {
            await AllAsync().WaitAsync(patience, TimeProvider.System, hurry);
        }
        catch (Exception outOfTime) when (outOfTime is TimeoutException or OperationCanceledException)
        {
            await stopSending.CancelAsync();
            await AllAsync();
        }
    }

    public void Dispose()
    {
        stopWaiting.Dispose();
        stopSending.Dispose();
    }

    private Task AllAsync()
    {
        lock (gate)
            return Task.WhenAll(underWay);
    }

    private void Start(ConversationKey conversation, Queue<QueuedMessage> queue)
    {
        var pump = Task.Run(() => PumpAsync(conversation, queue));
        underWay.Add(pump);
        _ = pump.ContinueWith(Finished, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Finished(Task pump)
    {
        lock (gate)
            underWay.Remove(pump);
    }

    private async Task PumpAsync(ConversationKey conversation, Queue<QueuedMessage> queue)
    {
        await opened.Task;
        var recorded = Task.CompletedTask;
        while (Next(conversation, queue) is { } delivery)
        {
            if (await postman.DeliverAsync(conversation, delivery, stopWaiting.Token, stopSending.Token) is not { } record)
                break;
            lock (gate)
                queue.Dequeue();
            await recorded;
            recorded = postman.RecordAsync(conversation, record);
        }

        await recorded;
    }

    private QueuedMessage? Next(ConversationKey conversation, Queue<QueuedMessage> queue)
    {
        lock (gate)
        {
            if (queue.TryPeek(out var next))
                return next;
            queues.Remove(conversation);
            watch.Ended();
            return null;
        }
    }
}
