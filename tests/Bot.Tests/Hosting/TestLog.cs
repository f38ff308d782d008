using Microsoft.Extensions.Logging;

namespace Bot.Tests.Hosting;

/// <summary>Keeps what is logged, as an operator reads it.</summary>
public sealed class TestLog
{
    private readonly Lock gate = new();
    private readonly List<string> lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (gate)
                return [.. lines];
        }
    }

    public ILoggerProvider NewProvider() => new Provider(this);

    private void Add(string line)
    {
        lock (gate)
            lines.Add(line);
    }

    private sealed class Provider(TestLog log) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Add($"{logLevel}: {formatter(state, exception)}");

        public void Dispose()
        {
            // Nothing is held; the lines are read after the bot has ended.
        }
    }
}
