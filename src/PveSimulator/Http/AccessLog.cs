namespace Hypervisor.PveSimulator;

/// <summary>A request as pveproxy's access.log has it, and who sent it.</summary>
/// <param name="Route">Method and path template.</param>
public sealed record AccessLogLine(DateTimeOffset At, string Route, string UserAgent);

/// <summary>The last requests of one cluster.</summary>
internal sealed class AccessLog
{
    private const int Kept = 20_000;
    private readonly Queue<AccessLogLine> _lines = [];

    public void Add(AccessLogLine line)
    {
        lock (_lines)
        {
            if (_lines.Count == Kept) _lines.Dequeue();
            _lines.Enqueue(line);
        }
    }

    public IReadOnlyList<AccessLogLine> Lines()
    {
        lock (_lines) return [.. _lines];
    }
}
