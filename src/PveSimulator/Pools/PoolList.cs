namespace Hypervisor.PveSimulator;

internal sealed class PoolList
{
    private readonly SortedDictionary<string, Pool> _byId = new(StringComparer.Ordinal);

    public IEnumerable<Pool> All => _byId.Values;

    public bool Contains(string id) => _byId.ContainsKey(id);

    public Pool Find(string id) => _byId.GetValueOrDefault(id) ?? throw PveError.Failed($"pool '{id}' does not exist");

    public Pool Add(string id) => _byId[id] = new Pool(id);

    public void Remove(string id) => _byId.Remove(id);

    public string? Of(int vmid) => _byId.Values.FirstOrDefault(pool => pool.Guests.Contains(vmid))?.Id;

    public void Forget(int vmid)
    {
        foreach (var pool in _byId.Values) pool.Guests.Remove(vmid);
    }
}
