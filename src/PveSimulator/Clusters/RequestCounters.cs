using System.Collections.Concurrent;

namespace Hypervisor.PveSimulator;

/// <summary>How often each call was made.</summary>
public sealed class RequestCounters
{
    private readonly ConcurrentDictionary<string, long> _byRoute = new();
    private long _total;

    public long Total => Interlocked.Read(ref _total);

    /// <summary>By method and path template: "GET /nodes/{node}/status". What no route serves is counted as "GET (unknown)".</summary>
    public IReadOnlyDictionary<string, long> ByRoute => _byRoute.ToDictionary();

    public long this[string route] => _byRoute.GetValueOrDefault(route);

    public void Reset()
    {
        _byRoute.Clear();
        Interlocked.Exchange(ref _total, 0);
    }

    internal void Count(string route)
    {
        Interlocked.Increment(ref _total);
        _byRoute.AddOrUpdate(route, 1, (_, count) => count + 1);
    }
}
