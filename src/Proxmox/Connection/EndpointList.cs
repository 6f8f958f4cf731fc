namespace Hypervisor.Proxmox;

/// <summary>Which node to ask: the registered one, or another that works while it doesn't.</summary>
internal sealed class EndpointList
{
    private readonly PveEndpoint registered;
    private readonly bool pinned;
    private readonly TimeSpan failbackAfter;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private PveEndpoint[] all;
    private PveEndpoint current;
    private DateTimeOffset returnAt = DateTimeOffset.MinValue;

    public EndpointList(PveEndpoint registered, bool pinned, TimeSpan failbackAfter, TimeProvider time)
    {
        (this.registered, this.pinned, this.failbackAfter, this.time) = (registered, pinned, failbackAfter, time);
        (all, current) = ([registered], registered);
    }

    public PveEndpoint Current
    {
        get { lock (gate) return current; }
    }

    public void Use(IEnumerable<PveEndpoint> endpoints)
    {
        lock (gate)
        {
            var others = endpoints
                .Where(endpoint => !endpoint.IsSamePlace(registered) && (!pinned || CertificateFingerprint.Normalize(endpoint.Fingerprint) is not null))
                .DistinctBy(endpoint => (endpoint.Host.ToUpperInvariant(), endpoint.Port));
            all = [registered, .. others];
            current = all.FirstOrDefault(current.IsSamePlace) ?? registered;
        }
    }

    /// <summary>In the order to try them in: the one that works, then the rest; the registered one first when its time has come.</summary>
    public IReadOnlyList<PveEndpoint> Candidates()
    {
        lock (gate)
        {
            var first = time.GetUtcNow() >= returnAt ? registered : current;
            return [.. all.OrderBy(endpoint => endpoint == first ? 0 : endpoint == current ? 1 : 2)];
        }
    }

    /// <returns>True where calls move to it from another.</returns>
    public bool Worked(PveEndpoint endpoint)
    {
        lock (gate)
        {
            var moved = !current.IsSamePlace(endpoint) && all.Contains(endpoint);
            if (moved)
                current = endpoint;
            return moved;
        }
    }

    public void Failed(PveEndpoint endpoint)
    {
        lock (gate)
        {
            if (all.Length == 1)
                return;
            if (endpoint == registered)
                returnAt = time.GetUtcNow() + failbackAfter;
            if (endpoint == current)
                current = all[(Array.IndexOf(all, endpoint) + 1) % all.Length];
        }
    }
}
