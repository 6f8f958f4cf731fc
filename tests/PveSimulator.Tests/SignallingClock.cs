using Microsoft.Extensions.Time.Testing;

namespace Hypervisor.PveSimulator.Tests;

/// <summary>A clock that tells when someone starts to wait for it.</summary>
internal sealed class SignallingClock() : FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(56))
{
    private TaskCompletionSource _timer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the next timer that waits this long.</summary>
    public Task WhenWaitedFor(TimeSpan time)
    {
        Awaited = time;
        _timer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return _timer.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private TimeSpan Awaited { get; set; }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == Awaited) _timer.TrySetResult();
        return timer;
    }
}
