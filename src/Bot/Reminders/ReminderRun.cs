using Bot.Startup;

namespace Bot.Reminders;

/// <summary>One look at what is to be planned, sent and told; looks follow one another and never overlap.</summary>
public sealed partial class ReminderRun(ReminderPlanner planner, ReminderSender sender, EscalationTeller teller, GuideClock clock, ILogger<ReminderRun> logger)
{
    private bool isFirst = true;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (isFirst && await sender.ReleaseAsync(cancellationToken) is var released)
        {
            isFirst = false;
            if (released > 0)
                LogReleased(released);
        }

        var planned = await planner.PlanAsync(clock.Now, cancellationToken);
        var settled = await sender.SendAsync(clock.Now, cancellationToken);
        await teller.TellAsync(clock.Now, cancellationToken);
        if (planned + settled > 0)
            LogRun(planned, settled);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Planned the reminders of {Planned} enrolments, settled {Settled} reminders")]
    private partial void LogRun(int planned, int settled);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} reminders that the last process was about to send are looked at anew")]
    private partial void LogReleased(int count);
}
