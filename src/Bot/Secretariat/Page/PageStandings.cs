using Klimalos.Secretariat;

namespace Bot.Secretariat.Page;

/// <summary>Where all stand, worked out once for all who look at the same moment.</summary>
public sealed class PageStandings(StandingReader reader, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim gate = new(1);
    private (IReadOnlyList<EnrolmentStanding> Standings, long ReadAt)? latest;

    public async Task<IReadOnlyList<EnrolmentStanding>> ReadAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (latest is { } known && time.GetElapsedTime(known.ReadAt) < Fresh)
                return known.Standings;
            var standings = await reader.ReadAsync(cancellationToken);
            latest = (standings, time.GetTimestamp());
            return standings;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
