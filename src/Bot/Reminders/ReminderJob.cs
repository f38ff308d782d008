using Quartz;

namespace Bot.Reminders;

/// <summary>Looks which reminders are to be planned and sent.</summary>
[DisallowConcurrentExecution]
public sealed class ReminderJob(ReminderRun run, ILogger<ReminderJob> logger) : WakingJob(logger)
{
    protected override Task WakeAsync(CancellationToken cancellationToken) => run.RunAsync(cancellationToken);
}
