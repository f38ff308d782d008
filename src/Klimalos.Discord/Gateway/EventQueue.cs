using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Klimalos.Discord.Gateway;

/// <summary>
/// Between the reader of the gateway, which never waits, and whoever handles events. It also knows how far the handling has come: what a
/// resumed session must not leave out.
/// </summary>
/// <param name="capacity">How many events may be waiting or under way.</param>
internal sealed partial class EventQueue(int capacity, ILogger logger)
{
    private readonly Channel<QueuedEvent> events = Channel.CreateUnbounded<QueuedEvent>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });
    private readonly RecentIds recent = new();
    private readonly SortedSet<long> unhandled = [];
    private readonly Lock gate = new();
    private ResumeSession? received;
    private long begunAt;
    private int waiting;

    /// <summary>Where the session stands by what was received.</summary>
    public ResumeSession? Received
    {
        get
        {
            lock (gate)
                return received;
        }
    }

    /// <summary>Where the session stands by what has been handled: what another process could go on with.</summary>
    public ResumeSession? Handled
    {
        get
        {
            lock (gate)
                return received is null || unhandled.Count == 0 ? received : received with { Sequence = Math.Max(begunAt, unhandled.Min - 1) };
        }
    }

    /// <summary>Enough of it to be worth a new connection.</summary>
    public bool HasRoom
    {
        get
        {
            lock (gate)
                return waiting <= capacity / 2;
        }
    }

    /// <summary>Another session begins, or none is left.</summary>
    public void Begin(ResumeSession? session)
    {
        lock (gate)
        {
            received = session;
            begunAt = session?.Sequence ?? 0;
            unhandled.Clear();
        }
    }

    /// <summary>Takes an event in, unless it was before.</summary>
    /// <param name="happened">Null for an event that nobody acts on: it only counts.</param>
    /// <returns>False when there is no room: the event has then not been received.</returns>
    public bool TryAdd(DiscordEvent? happened, long? sequence)
    {
        lock (gate)
        {
            if (happened is not null && !TryQueue(happened))
                return false;
            if (received is not null && sequence > received.Sequence)
                received = received with { Sequence = sequence.Value };
            return true;
        }
    }

    /// <summary>
    /// Has events handled until cancelled: begun in their order, none waiting for the end of another, so that one that takes long delays
    /// nobody else's. A handler that fails costs its own event alone.
    /// </summary>
    public async Task HandleAsync(Func<DiscordEvent, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        var underWay = new List<Task>();
        try
        {
            while (await events.Reader.WaitToReadAsync(cancellationToken))
            {
                while (!cancellationToken.IsCancellationRequested && events.Reader.TryRead(out var next))
                {
                    underWay.RemoveAll(task => task.IsCompleted);
                    underWay.Add(HandleOneAsync(handle, next, cancellationToken));
                }
            }
        }
        catch (OperationCanceledException)
        {
            // What is left comes again when the session is resumed.
        }

        await Task.WhenAll(underWay);
    }

    private async Task HandleOneAsync(Func<DiscordEvent, CancellationToken, Task> handle, QueuedEvent next, CancellationToken cancellationToken)
    {
        try
        {
            await handle(next.Event, cancellationToken);
        }
        catch (Exception exception)
        {
            if (cancellationToken.IsCancellationRequested)
                return;
            LogFailed(exception, next.Event.GetType().Name);
        }

        Done(next);
    }

    private bool TryQueue(DiscordEvent happened)
    {
        var id = EventReader.IdOf(happened);
        if (id is { } repeated && recent.Contains(repeated))
            return true;
        if (waiting >= capacity)
            return false;
        if (id is { } taken)
            recent.Add(taken);
        if (happened.Sequence > 0)
            unhandled.Add(happened.Sequence);
        waiting++;
        return events.Writer.TryWrite(new QueuedEvent(received?.SessionId, happened));
    }

    private void Done(QueuedEvent done)
    {
        lock (gate)
        {
            waiting--;
            if (string.Equals(received?.SessionId, done.SessionId, StringComparison.Ordinal))
                unhandled.Remove(done.Event.Sequence);
        }
    }

    private sealed record QueuedEvent(string? SessionId, DiscordEvent Event);

    [LoggerMessage(Level = LogLevel.Error, Message = "A Discord event {Kind} could not be handled")]
    private partial void LogFailed(Exception exception, string kind);
}
