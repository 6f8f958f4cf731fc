using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Hypervisor.WebApi.Tests;

/// <summary>Log lines with their values and exceptions: every one of every level, or those that a test wants.</summary>
internal sealed class RecordedLogs(LogLevel least = LogLevel.Trace, Func<string, bool>? wants = null) : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = [];

    /// <summary>What is below is not even made.</summary>
    public LogLevel Least => least;

    public IEnumerable<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= least;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel < least)
        {
            return;
        }

        var line = $"{logLevel} {formatter(state, exception)} {(state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values) : "")} {exception}";
        if (wants?.Invoke(line) != false)
        {
            lines.Enqueue(line);
        }
    }

    public void Dispose()
    {
    }
}
