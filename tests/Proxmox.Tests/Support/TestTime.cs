using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace Hypervisor.Proxmox.Tests;

/// <summary>A clock that stands still, except that it jumps over the short waits between attempts and notes them.</summary>
public sealed class TestTime : FakeTimeProvider
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(3);

    public TestTime()
        : base(new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero)) { }

    public ConcurrentQueue<TimeSpan> Waits { get; } = new();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime < Short)
        {
            Waits.Enqueue(dueTime);
            _ = Task.Run(() => Advance(dueTime));
        }
        return timer;
    }
}
