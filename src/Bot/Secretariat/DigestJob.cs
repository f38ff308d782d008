using Bot.Reminders;
using Quartz;

namespace Bot.Secretariat;

/// <summary>Looks whether the week's digest is due.</summary>
[DisallowConcurrentExecution]
public sealed class DigestJob(DigestSender digest, ILogger<DigestJob> logger) : WakingJob(logger)
{
    protected override Task WakeAsync(CancellationToken cancellationToken) => digest.SendIfDueAsync(cancellationToken);
}
