using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Hypervisor.Proxmox.Tests;

public sealed class TestLog : ILogger<PveClient>
{
    public ConcurrentQueue<(LogLevel Level, string Text)> Lines { get; } = new();

    public string Text => string.Join('\n', Lines.Select(line => line.Text));

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
}
