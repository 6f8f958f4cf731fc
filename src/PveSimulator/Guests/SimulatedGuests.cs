using System.Diagnostics.CodeAnalysis;

namespace Hypervisor.PveSimulator;

/// <summary>The guests of one cluster, and what "someone else" does to them in PVE: it happens at once, without a request and without a task.</summary>
public sealed class SimulatedGuests
{
    private readonly SimulatedCluster _cluster;
    private readonly SortedDictionary<int, SimulatedGuest> _byVmid = [];

    internal SimulatedGuests(SimulatedCluster cluster) => _cluster = cluster;

    public int Count => _cluster.Locked(() => _byVmid.Count);

    /// <summary>All of them by vmid, as they are now.</summary>
    public IReadOnlyList<SimulatedGuest> All => _cluster.Locked(() => _byVmid.Values.ToList());

    public SimulatedGuest? Find(int vmid) => _cluster.Locked(() => _byVmid.GetValueOrDefault(vmid));

    public void Start(int vmid) => _cluster.Locked(() => Existing(vmid).SetRunning(true));

    public void Stop(int vmid) => _cluster.Locked(() => Existing(vmid).SetRunning(false));

    public void Remove(int vmid) => _cluster.Locked(() => Drop(Existing(vmid)));

    public void Move(int vmid, string node) => _cluster.Locked(() => Existing(vmid).Node = _cluster.Nodes[node]);

    /// <summary>Sets options of its configuration: "tags", "lock", "memory", ... as they stand in the file; null removes one.</summary>
    public void Configure(int vmid, string option, string? value) => _cluster.Locked(() => { Existing(vmid).Config[option] = value; });

    /// <exception cref="ArgumentException">The vmid is taken or the node unknown.</exception>
    public SimulatedGuest Create(GuestSpec spec) => _cluster.Locked(() =>
    {
        if (_byVmid.ContainsKey(spec.Vmid)) throw new ArgumentException($"{spec.Vmid} is taken.", nameof(spec));
        var guest = Add(spec.Vmid, spec.IsContainer, _cluster.Nodes.Find(spec.Node) ?? throw new ArgumentException($"There is no node {spec.Node}.", nameof(spec)));
        guest.Config[spec.IsContainer ? "hostname" : "name"] = spec.Name;
        foreach (var (option, value) in spec.Options) guest.Config[option] = value;
        guest.SetRunning(spec.IsRunning);
        return guest;
    });

    internal IEnumerable<SimulatedGuest> Items => _byVmid.Values;

    internal bool TryFind(int vmid, [NotNullWhen(true)] out SimulatedGuest? guest) => _byVmid.TryGetValue(vmid, out guest);

    internal SimulatedGuest Add(int vmid, bool isContainer, SimulatedNode node) => _byVmid[vmid] = new SimulatedGuest(_cluster, vmid, isContainer, node);

    internal void Drop(SimulatedGuest guest)
    {
        _byVmid.Remove(guest.Vmid);
        _cluster.Pools.Forget(guest.Vmid);
        _cluster.HighAvailability.Remove(guest.ServiceId);
        _cluster.Storages.RemoveVolumesOf(guest);
        _cluster.Firewall.Forget(guest.Vmid);
        _cluster.Replication.Forget(guest.Vmid);
    }

    /// <exception cref="PveError">The guest is not there, of the other type or on another node.</exception>
    internal SimulatedGuest On(SimulatedNode node, int vmid, bool isContainer)
    {
        if (_byVmid.TryGetValue(vmid, out var guest) && guest.IsContainer == isContainer && guest.Node == node) return guest;
        throw PveError.Failed($"Configuration file 'nodes/{node.Name}/{(isContainer ? "lxc" : "qemu-server")}/{vmid}.conf' does not exist");
    }

    private SimulatedGuest Existing(int vmid) => _byVmid.GetValueOrDefault(vmid) ?? throw new ArgumentException($"There is no guest {vmid} in {_cluster.Name}.", nameof(vmid));
}
