using Quartz;

namespace Bot.Reminders;

/// <summary>Wakes now and then, and does what has come due. Misfires need no care: whatever was missed is still due.</summary>
public abstract partial class WakingJob(ILogger logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await WakeAsync(cancellationToken);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(problem, context.Trigger.Key.Name);
        }
    }

    protected abstract Task WakeAsync(CancellationToken cancellationToken);

    [LoggerMessage(Level = LogLevel.Error, Message = "What has come due could not be done ({Trigger}); it is tried again")]
    private partial void LogFailed(Exception problem, string trigger);
}
