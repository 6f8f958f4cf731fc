namespace Hypervisor.Grains;

/// <summary>A few values by their key, each for a while after it was added; the oldest goes when there are too many.</summary>
internal sealed class RecentValues<TKey, TValue>(TimeProvider time, TimeSpan lifetime, int most)
    where TKey : notnull
    where TValue : struct
{
    private readonly Dictionary<TKey, TValue> values = [];
    private readonly Queue<(TKey Key, long Added)> order = [];

    public TValue? Find(TKey key)
    {
        Expire();
        return values.TryGetValue(key, out var value) ? value : null;
    }

    public void Add(TKey key, TValue value)
    {
        Expire();
        if (values.TryAdd(key, value))
        {
            order.Enqueue((key, time.GetTimestamp()));
        }
    }

    private void Expire()
    {
        while (order.TryPeek(out var oldest) && (order.Count >= most || time.GetElapsedTime(oldest.Added) > lifetime))
        {
            values.Remove(order.Dequeue().Key);
        }
    }
}
