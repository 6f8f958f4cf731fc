using System.Globalization;
using Xunit.Abstractions;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>What happened and when, for who reads the run: to the test's output, and line by line to the file that CHAOS_REPORT names, so that a run that hangs has one too.</summary>
internal sealed class ChaosReport : IDisposable
{
    private readonly long start = TimeProvider.System.GetTimestamp();
    private readonly ITestOutputHelper output;
    private readonly StreamWriter? file;

    public ChaosReport(ITestOutputHelper output)
    {
        this.output = output;
        Path = Environment.GetEnvironmentVariable("CHAOS_REPORT") is { Length: > 0 } path ? System.IO.Path.GetFullPath(path) : null;
        file = Path is null ? null : new StreamWriter(Path) { AutoFlush = true };
    }

    /// <summary>Null where none is wanted.</summary>
    public string? Path { get; }

    /// <summary>Beside what was measured: on a machine that has much to do all takes longer.</summary>
    public static string Load => File.Exists("/proc/loadavg") ? $"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]} on {Environment.ProcessorCount} cores" : "load unknown";

    public void Event(string text) => Line(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(start):mm\\:ss} {text}"));

    public void Line(string text)
    {
        output.WriteLine(text);
        file?.WriteLine(text);
    }

    public void Dispose() => file?.Dispose();
}
