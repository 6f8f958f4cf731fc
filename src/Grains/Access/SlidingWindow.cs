namespace Hypervisor.Grains;

/// <summary>Counts what happened within the last <paramref name="length"/>, up to a limit.</summary>
internal sealed class SlidingWindow(TimeProvider time, int limit, TimeSpan length)
{
    private readonly LinkedList<DateTimeOffset> moments = [];

    /// <summary>How long until one more fits; null when it does now.</summary>
    public TimeSpan? Wait()
    {
        var now = time.GetUtcNow();
        while (moments.First is { } first && now - first.Value >= length)
        {
            moments.RemoveFirst();
        }

        return moments.Count < limit ? null : moments.First!.Value + length - now;
    }

    public void Add() => moments.AddLast(time.GetUtcNow());
}
