using Klimalos.Storage;

namespace Bot.Startup;

/// <summary>Once a day deletes what is no longer needed: marks of handled messages, messages sent, and files that nothing holds any more, of thirty days ago.</summary>
public sealed partial class PurgeService(IMaintenance maintenance, GuideClock clock, TimeProvider time, ILogger<PurgeService> logger)
    : BackgroundService
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var daily = new PeriodicTimer(TimeSpan.FromDays(1), time);
        do
        {
            await PurgeAsync(stoppingToken);
        }
        while (await daily.WaitForNextTickAsync(stoppingToken));
    }

    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        try
        {
            var purged = await maintenance.PurgeAsync(clock.Now - Kept, cancellationToken);
            LogPurged(purged.HandledActivities, purged.SentMessages, purged.Files);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Purged {Handled} marks of handled messages, {Sent} sent messages and {Files} files")]
    private partial void LogPurged(int handled, int sent, int files);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Old messages could not be purged; it is tried again tomorrow")]
    private partial void LogFailed(Exception problem);
}
