using Microsoft.Extensions.Logging;

namespace Klimalos.Storage;

internal static partial class StorageLog
{
    [LoggerMessage(Level = LogLevel.Information, Message = "Applied schema script {Script} to {File}")]
    public static partial void SchemaScriptApplied(this ILogger logger, string script, string file);

    [LoggerMessage(Level = LogLevel.Error, Message = "A commit of {Units} units of work failed and was rolled back")]
    public static partial void CommitFailed(this ILogger logger, Exception exception, int units);
}
