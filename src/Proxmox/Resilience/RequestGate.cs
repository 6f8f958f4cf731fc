namespace Hypervisor.Proxmox;

/// <summary>
/// Limits requests: so many in any 60 seconds, so many at once. People come before background requests, which also never take more
/// than half of either limit: however much polling there is, half of the minute is left for people.
/// </summary>
internal sealed class RequestGate(int perMinute, int concurrent, TimeSpan queueTimeout, TimeProvider time) : IDisposable
{
    private const int MaxQueue = 1000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Queue<(long At, bool Background)> starts = new();
    private readonly LinkedList<TaskCompletionSource> people = new();
    private readonly LinkedList<TaskCompletionSource> background = new();
    private ITimer? timer;
    private int running;
    private int backgroundRunning;
    private int backgroundStarts;

    public async ValueTask<RequestLease> Acquire(bool isBackground, CancellationToken cancellation)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var queue = isBackground ? background : people;
        lock (gate)
        {
            if (people.Count == 0 && (!isBackground || background.Count == 0) && TryStart(isBackground))
                return Lease(isBackground);
            if (queue.Count >= MaxQueue)
                return new(null, NextStart(isBackground));
            queue.AddLast(turn);
            Schedule();
        }
        try
        {
            await turn.Task.WaitAsync(queueTimeout, time, cancellation);
            return Lease(isBackground);
        }
        catch (Exception e) when (e is TimeoutException or OperationCanceledException)
        {
            lock (gate)
            {
                if (queue.Remove(turn))
                {
                    cancellation.ThrowIfCancellationRequested();
                    return new(null, NextStart(isBackground));
                }
            }
            // The turn came at the same moment.
            var lease = Lease(isBackground);
            if (!cancellation.IsCancellationRequested)
                return lease;
            lease.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        lock (gate)
            timer?.Dispose();
    }

    private RequestLease Lease(bool isBackground) => new(() =>
    {
        lock (gate)
        {
            running--;
            backgroundRunning -= isBackground ? 1 : 0;
            Admit();
        }
    });

    private bool TryStart(bool isBackground)
    {
        Forget();
        if (running >= concurrent || starts.Count >= perMinute)
            return false;
        if (isBackground && (backgroundRunning >= Half(concurrent) || backgroundStarts >= Half(perMinute)))
            return false;

        running++;
        backgroundRunning += isBackground ? 1 : 0;
        backgroundStarts += isBackground ? 1 : 0;
        starts.Enqueue((time.GetTimestamp(), isBackground));
        return true;
    }

    private static int Half(int limit) => Math.Max(1, limit / 2);

    private void Admit()
    {
        while (people.First is { } first && TryStart(isBackground: false))
        {
            people.RemoveFirst();
            first.Value.SetResult();
        }
        while (people.Count == 0 && background.First is { } first && TryStart(isBackground: true))
        {
            background.RemoveFirst();
            first.Value.SetResult();
        }
        Schedule();
    }

    private void Forget()
    {
        while (starts.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) >= Window)
            backgroundStarts -= starts.Dequeue().Background ? 1 : 0;
    }

    private void Schedule()
    {
        if ((people.Count == 0 && background.Count == 0) || !starts.TryPeek(out var oldest))
            return;
        timer ??= time.CreateTimer(_ => { lock (gate) Admit(); }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(Remaining(oldest.At), Timeout.InfiniteTimeSpan);
    }

    private TimeSpan NextStart(bool isBackground)
    {
        Forget();
        var isFull = starts.Count >= perMinute;
        var blocking = starts.FirstOrDefault(start => isFull || (isBackground && backgroundStarts >= Half(perMinute) && start.Background), (At: -1, Background: false));
        return blocking.At < 0 ? TimeSpan.FromSeconds(1) : Remaining(blocking.At);
    }

    private TimeSpan Remaining(long at) =>
        Window - time.GetElapsedTime(at) is var left && left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
}
