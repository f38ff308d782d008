using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Klimalos.Discord.Gateway;

/// <summary>
/// Between the reader of the gateway, which never waits, and whoever handles events, in order. It also knows how far the handling has come:
/// what a resumed session must not leave out.
/// </summary>
internal sealed partial class EventQueue(int capacity, ILogger logger)
{
    private readonly Channel<(string SessionId, DiscordEvent Event)> events =
        Channel.CreateBounded<(string, DiscordEvent)>(new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });

    private readonly RecentIds recent = new();
    private readonly Lock gate = new();
    private ResumeSession? received;
    private ResumeSession? handled;
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
                return waiting == 0 ? received : handled;
        }
    }

    /// <summary>Another session begins, or none is left.</summary>
    public void Begin(ResumeSession? session)
    {
        lock (gate)
            received = handled = session;
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

    public async Task RoomAsync(CancellationToken cancellationToken) => await events.Writer.WaitToWriteAsync(cancellationToken);

    /// <summary>Handles events one after the other until cancelled. A handler that fails costs its own event alone.</summary>
    public async Task HandleAsync(Func<DiscordEvent, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        try
        {
            while (await events.Reader.WaitToReadAsync(cancellationToken))
            {
                while (!cancellationToken.IsCancellationRequested && events.Reader.TryRead(out var next))
                {
                    await HandleOneAsync(handle, next.Event, cancellationToken);
                    Done(next.SessionId, next.Event.Sequence);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // What is left comes again when the session is resumed.
        }
    }

    private async Task HandleOneAsync(Func<DiscordEvent, CancellationToken, Task> handle, DiscordEvent happened, CancellationToken cancellationToken)
    {
        try
        {
            await handle(happened, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, happened.GetType().Name);
        }
    }

    private bool TryQueue(DiscordEvent happened)
    {
        var id = EventReader.IdOf(happened);
        if (id is { } repeated && recent.Contains(repeated))
            return true;
        if (!events.Writer.TryWrite((received?.SessionId ?? "", happened)))
            return false;
        if (id is { } taken)
            recent.Add(taken);
        waiting++;
        return true;
    }

    private void Done(string sessionId, long sequence)
    {
        lock (gate)
        {
            waiting--;
            if (handled is not null && string.Equals(handled.SessionId, sessionId, StringComparison.Ordinal) && sequence > handled.Sequence)
                handled = handled with { Sequence = sequence };
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A Discord event {Kind} could not be handled")]
    private partial void LogFailed(Exception exception, string kind);
}
