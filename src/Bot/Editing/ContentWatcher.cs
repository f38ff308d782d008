using Bot.Startup;

namespace Bot.Editing;

/// <summary>Lets the content be reloaded when the file system tells of a change in it.</summary>
public sealed partial class ContentWatcher(string folder, ContentReload reload, ILogger<ContentWatcher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var watchers = ContentFolder.Parts.Select(part => Watch(Path.Combine(folder, part))).ToArray();
        try
        {
            await reload.RunAsync(stoppingToken);
        }
        finally
        {
            foreach (var watcher in watchers)
                watcher?.Dispose();
        }
    }

    /// <summary>Null where the system gives no signs (too many watchers, no such feature): then the regular looks must do.</summary>
    private FileSystemWatcher? Watch(string path)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(path)
            {
                IncludeSubdirectories = true,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Changed += (_, _) => reload.Look();
            watcher.Created += (_, _) => reload.Look();
            watcher.Deleted += (_, _) => reload.Look();
            watcher.Renamed += (_, _) => reload.Look();
            watcher.Error += (_, _) => reload.Look();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or PlatformNotSupportedException)
        {
            watcher?.Dispose();
            LogNotWatched(path, problem.Message);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Changes in {Path} are not signalled and are looked for every few seconds: {Cause}")]
    private partial void LogNotWatched(string path, string cause);
}
