namespace Hypervisor.PveSimulator;

/// <summary>The software-defined network of one cluster. What is added here is pending until it is applied.</summary>
public sealed class SimulatedSdn
{
    private readonly SimulatedCluster _cluster;
    private readonly Dictionary<string, int> _versionOfNode = new(StringComparer.Ordinal);
    private int _version;

    internal SimulatedSdn(SimulatedCluster cluster)
    {
        _cluster = cluster;
        Zones = new("zone", SdnParameters.CreateZone);
        Vnets = new("vnet", SdnParameters.CreateVnet);
        Subnets = new("subnet", SdnParameters.CreateSubnet, SdnSubnetRoutes.Derive);
        Controllers = new("controller", SdnParameters.CreateController);
        Ipams = new("ipam", SdnParameters.CreateIpam);
        Dns = new("dns", SdnParameters.CreateDns);
    }

    /// <summary>The configuration differs from what the nodes run.</summary>
    public bool HasPendingChanges => _cluster.Locked(() => Applied.Any(family => family.HasPendingChanges));

    /// <param name="type">simple, vlan, qinq, vxlan or evpn.</param>
    public void AddZone(string id, string type, IReadOnlyDictionary<string, string>? options = null) =>
        _cluster.Locked(() => { Zones.Current[id] = new(id, type, options ?? new Dictionary<string, string>()); });

    public void AddVnet(string id, string zone, IReadOnlyDictionary<string, string>? options = null) =>
        _cluster.Locked(() => { Vnets.Current[id] = new(id, "vnet", new Dictionary<string, string>(options ?? new Dictionary<string, string>()) { ["zone"] = zone }); });

    /// <exception cref="ArgumentException">There is no such vnet.</exception>
    public void AddSubnet(string vnet, string cidr, IReadOnlyDictionary<string, string>? options = null) => _cluster.Locked(() =>
    {
        if (Vnets.Current.GetValueOrDefault(vnet) is not { } network) throw new ArgumentException($"There is no vnet {vnet}.", nameof(vnet));
        var id = $"{network["zone"]}-{cidr.Replace('/', '-')}";
        Subnets.Current[id] = new(id, "subnet", new Dictionary<string, string>(options ?? new Dictionary<string, string>()) { ["vnet"] = vnet });
    });

    public void RemoveVnet(string id) => _cluster.Locked(() => { Vnets.Current.Remove(id); });

    /// <summary>As in a cluster whose network was never configured.</summary>
    public void Clear() => _cluster.Locked(() =>
    {
        foreach (var family in Applied.Append(Ipams).Append(Dns))
        {
            family.Current.Clear();
            family.Running.Clear();
        }
        Addresses.Clear();
        _versionOfNode.Clear();
        (_version, LockToken) = (0, null);
    });

    /// <summary>Makes the configuration the running one, on every node that is up.</summary>
    public void Apply() => _cluster.Locked(() =>
    {
        Commit();
        foreach (var node in _cluster.Nodes.All.Where(node => node.IsUp)) Reload(node);
    });

    internal SdnFamily Zones { get; }
    internal SdnFamily Vnets { get; }
    internal SdnFamily Subnets { get; }
    internal SdnFamily Controllers { get; }

    /// <summary>IPAM plugins beside the one that comes with PVE.</summary>
    internal SdnFamily Ipams { get; }

    internal SdnFamily Dns { get; }

    /// <summary>Addresses that were given out.</summary>
    internal List<SdnAddress> Addresses { get; } = [];

    /// <summary>While someone holds it, only writes with this token are accepted.</summary>
    internal string? LockToken { get; set; }

    /// <summary>Those that wait for an apply; the others take effect at once.</summary>
    internal IEnumerable<SdnFamily> Applied => [Zones, Vnets, Subnets, Controllers];

    /// <exception cref="PveError">The configuration is locked by someone else.</exception>
    internal void DemandToken(string? token)
    {
        if (LockToken is not null && LockToken != token) throw PveError.Failed("invalid lock token provided! at /usr/share/perl5/PVE/Network/SDN.pm line 291.");
    }

    internal void Commit()
    {
        foreach (var family in Applied) family.Commit();
        _version++;
    }

    internal void Reload(SimulatedNode node) => _versionOfNode[node.Name] = _version;

    /// <summary>Null when the node runs what was applied last, else PVE's word on it.</summary>
    internal string? Staleness(SimulatedNode node) => _versionOfNode.GetValueOrDefault(node.Name) switch
    {
        var version when version == _version => null,
        0 => "local sdn network configuration is not yet generated, please reload",
        _ => "local sdn network configuration is too old, please reload",
    };

    /// <summary>The zones that the node takes part in.</summary>
    internal IEnumerable<SdnObject> ZonesOf(SimulatedNode node) => Zones.Running.Values.Where(zone => zone["nodes"] is not { } nodes || nodes.Split(',').Contains(node.Name));
}
