using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Bot.Tests.Hosting;

/// <summary>The bot as a process of its own.</summary>
public sealed class BotProcess : IDisposable
{
    private readonly Dictionary<string, long> nanoseconds = new(StringComparer.Ordinal);
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private BotProcess(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public string Output
    {
        get
        {
            lock (output)
                return output.ToString();
        }
    }

    /// <summary>
    /// Processor time used so far by all its threads. On Linux in nanoseconds, as the scheduler counts them
    /// (https://docs.kernel.org/scheduler/sched-stats.html): the time of the process as a whole is sampled there a hundred times a second,
    /// which passes over work in short pieces. Of a thread that has ended counts what it had used when it was last seen.
    /// </summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            if (OperatingSystem.IsLinux() && File.Exists($"/proc/{process.Id}/schedstat"))
            {
                foreach (var thread in Directory.EnumerateDirectories($"/proc/{process.Id}/task"))
                    nanoseconds[thread] = Math.Max(nanoseconds.GetValueOrDefault(thread), NanosecondsOf(thread));
                return TimeSpan.FromMicroseconds(nanoseconds.Values.Sum() / 1000.0);
            }

            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    private static long NanosecondsOf(string thread)
    {
        try
        {
            return long.Parse(File.ReadAllText(Path.Combine(thread, "schedstat")).Split(' ')[0], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0; // It ended meanwhile.
        }
    }

    /// <summary>Starts a .NET program and does not wait until it is ready.</summary>
    /// <param name="program">Path of its .dll.</param>
    public static BotProcess Launch(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) is "dotnet" ? host : "dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        start.ArgumentList.Add(program);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return new BotProcess(Process.Start(start)!);
    }

    /// <summary>Starts the bot and waits until it listens.</summary>
    public static async Task<BotProcess> StartAsync(TestFolder folder, int port, params string[] arguments)
    {
        var bot = Launch(Program, [.. Arguments(folder, port), .. arguments]);
        await bot.ReadyAsync();
        return bot;
    }

    public static string Program => Path.Combine(AppContext.BaseDirectory, "Bot.dll");

    public static string[] Arguments(TestFolder folder, int port) =>
    [
        "--environment=Development",
        string.Create(CultureInfo.InvariantCulture, $"--urls=http://127.0.0.1:{port}"),
        $"--ConnectionStrings:Store=Data Source={Path.Combine(folder.Path, "bot.db")}",
    ];

    public Task ReadyAsync() => ready.Task.WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);

    public async Task<int> ExitCodeAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync(limit.Token);
        return process.ExitCode;
    }

    /// <summary>SIGKILL: the process gets no chance to finish anything.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
            process.Kill();
        process.Dispose();
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            if (process.HasExited)
                ready.TrySetException(new InvalidOperationException($"The bot ended: {Output}"));
            return;
        }

        lock (output)
            output.AppendLine(line);
        if (line.Contains("Klimalos is ready", StringComparison.Ordinal))
            ready.TrySetResult();
    }
}
