namespace Hypervisor.PveSimulator;

/// <summary>What will happen later in one cluster. Nothing runs by itself: whoever looks at the cluster first settles what is due.</summary>
internal sealed class Schedule(TimeProvider time)
{
    private readonly PriorityQueue<Action, (DateTimeOffset Due, long Order)> _events = new();
    private long _order;
    private DateTimeOffset? _settling;

    /// <summary>The time of the event that is being settled, else the time of the clock.</summary>
    public DateTimeOffset Now => _settling ?? time.GetUtcNow();

    public void At(DateTimeOffset due, Action action) => _events.Enqueue(action, (due, _order++));

    public void Settle()
    {
        if (_settling is not null) return;
        var now = time.GetUtcNow();
        try
        {
            while (_events.TryPeek(out _, out var next) && next.Due <= now)
            {
                _settling = next.Due;
                _events.Dequeue()();
            }
        }
        finally
        {
            _settling = null;
        }
    }
}
