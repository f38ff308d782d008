namespace Klimalos.Discord;

/// <summary>Counts what happened within the latest period, against a limit. Not safe for several threads at once.</summary>
internal sealed class SlidingWindow(int limit, TimeSpan period, TimeProvider clock)
{
    private readonly Queue<long> taken = new();

    /// <summary>How long until one more fits; zero = it fits now.</summary>
    public TimeSpan Wait
    {
        get
        {
            while (taken.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) >= period)
                taken.Dequeue();
            return taken.Count < limit ? TimeSpan.Zero : period - clock.GetElapsedTime(taken.Peek());
        }
    }

    public void Take() => taken.Enqueue(clock.GetTimestamp());

    /// <summary>Takes one if it fits now.</summary>
    public bool TryTake()
    {
        if (Wait > TimeSpan.Zero)
            return false;
        Take();
        return true;
    }
}
