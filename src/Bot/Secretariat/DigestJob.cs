using Quartz;

namespace Bot.Secretariat;

/// <summary>Looks now and then whether the week's digest is due. Misfires need no care: what was missed is still due.</summary>
[DisallowConcurrentExecution]
public sealed partial class DigestJob(DigestSender digest, ILogger<DigestJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await digest.SendIfDueAsync(cancellationToken);
        }
        catch (Exception problem) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The weekly digest could not be sent; it is tried again")]
    private partial void LogFailed(Exception problem);
}
