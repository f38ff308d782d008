namespace Bot.Delivery;

/// <summary>Sees whether messages get out, for the health check.</summary>
public sealed class DeliveryWatch(TimeProvider time)
{
    /// <summary>Fewer may be people who left, with channels that are gone; more is a fault of ours or of the network.</summary>
    private const int TooMany = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private int waiting;
    private long lastProgress;

    /// <summary>Conversations with messages that wait to be sent.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
                return waiting;
        }
    }

    /// <summary>Three or more conversations wait, and for five minutes no message at all could be sent.</summary>
    public bool IsStuck
    {
        get
        {
            lock (gate)
                return waiting >= TooMany && time.GetElapsedTime(lastProgress) > Patience;
        }
    }

    /// <summary>A conversation has messages to send.</summary>
    public void Began()
    {
        lock (gate)
        {
            if (waiting++ == 0)
                lastProgress = time.GetTimestamp();
        }
    }

    /// <summary>A channel took a message.</summary>
    public void Sent()
    {
        lock (gate)
            lastProgress = time.GetTimestamp();
    }

    /// <summary>All messages of a conversation are sent or given up.</summary>
    public void Ended()
    {
        lock (gate)
            waiting--;
    }
}
