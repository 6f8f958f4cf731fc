namespace Hypervisor.PveSimulator;

internal sealed class HaState
{
    private readonly SortedDictionary<string, HaResource> _byService = new(StringComparer.Ordinal);

    public IEnumerable<HaResource> All => _byService.Values;

    public HaResource? Find(string service) => _byService.GetValueOrDefault(service);

    /// <summary>Some service was managed once.</summary>
    public bool WasUsed { get; private set; }

    public HaResource Add(string service)
    {
        WasUsed = true;
        return _byService[service] = new HaResource(service);
    }

    public bool Remove(string service) => _byService.Remove(service);

    /// <summary>Managed and not ignored: then power actions go through the HA manager.</summary>
    public bool Manages(SimulatedGuest guest) => Find(guest.ServiceId) is { State: not "ignored" };
}
