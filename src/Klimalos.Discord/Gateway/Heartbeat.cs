namespace Klimalos.Discord.Gateway;

/// <summary>
/// The heartbeat of one connection, on its own timer: it waits for nothing that events need. Each connection has its own, so that an
/// unanswered beat of the last one is not held against the next.
/// </summary>
/// <param name="beat">Sends one.</param>
/// <param name="random">Numbers from 0 to 1 for the first beat, so that not all clients beat at once after an outage.</param>
internal sealed class Heartbeat(Func<CancellationToken, Task> beat, TimeProvider clock, Func<double> random)
{
    private const int MostAskedFor = 60; // With ours well under the 120 payloads that a client may send in a minute.

    private readonly SlidingWindow askedFor = new(MostAskedFor, TimeSpan.FromMinutes(1), clock);
    private volatile bool isAnswered = true;

    /// <summary>Beats until a beat has not been answered when the next one is due.</summary>
    public async Task RunAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        await Task.Delay(interval * random(), clock, cancellationToken);
        while (isAnswered)
        {
            isAnswered = false;
            await beat(cancellationToken);
            await Task.Delay(interval, clock, cancellationToken);
        }
    }

    /// <summary>Discord asks for one now.</summary>
    public Task BeatNowAsync(CancellationToken cancellationToken) => askedFor.TryTake() ? beat(cancellationToken) : Task.CompletedTask;

    public void Answered() => isAnswered = true;
}
