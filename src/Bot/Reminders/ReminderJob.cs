using Quartz;

namespace Bot.Reminders;

/// <summary>Wakes now and then, and does what has come due. Misfires need no care: whatever was missed is still due.</summary>
[DisallowConcurrentExecution]
public sealed partial class ReminderJob(ReminderRun run, ILogger<ReminderJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await run.RunAsync(cancellationToken);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Reminders could not be looked at; it is tried again")]
    private partial void LogFailed(Exception problem);
}
