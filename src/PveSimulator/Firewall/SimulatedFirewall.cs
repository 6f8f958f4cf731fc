namespace Hypervisor.PveSimulator;

/// <summary>All firewall configurations of one cluster. One that nobody has written yet is empty.</summary>
public sealed class SimulatedFirewall
{
    private readonly SimulatedCluster _cluster;
    private readonly Dictionary<string, FirewallConfig> _ofNode = new(StringComparer.Ordinal);
    private readonly Dictionary<int, FirewallConfig> _ofGuest = [];
    private readonly Dictionary<string, FirewallConfig> _ofVnet = new(StringComparer.Ordinal);

    internal SimulatedFirewall(SimulatedCluster cluster)
    {
        _cluster = cluster;
        Cluster = new FirewallConfig(cluster);
    }

    public FirewallConfig Cluster { get; private set; }

    public FirewallConfig OfNode(string name) => _cluster.Locked(() => Of(_ofNode, name));

    /// <summary>A guest need not exist: PVE takes its firewall's configuration all the same.</summary>
    public FirewallConfig OfGuest(int vmid) => _cluster.Locked(() => Of(_ofGuest, vmid));

    public FirewallConfig OfVnet(string id) => _cluster.Locked(() => Of(_ofVnet, id));

    /// <summary>As in a cluster whose firewall was never configured.</summary>
    public void Clear() => _cluster.Locked(() =>
    {
        Cluster = new FirewallConfig(_cluster);
        _ofNode.Clear();
        _ofGuest.Clear();
        _ofVnet.Clear();
    });

    internal void Forget(int vmid) => _ofGuest.Remove(vmid);

    internal void Copy(int vmid, int copy)
    {
        if (_ofGuest.TryGetValue(vmid, out var config)) config.CopyTo(Of(_ofGuest, copy));
    }

    private FirewallConfig Of<T>(Dictionary<T, FirewallConfig> configs, T key) where T : notnull => configs.TryGetValue(key, out var config) ? config : configs[key] = new FirewallConfig(_cluster);
}
