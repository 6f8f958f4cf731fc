namespace Hypervisor.PveSimulator;

/// <summary>The Ceph of one cluster: two OSDs a node, monitors and managers on the first three nodes.</summary>
internal sealed class CephState
{
    public const string Version = "19.2.3";
    public const string LongVersion = "ceph version 19.2.3 (2f03f1cd83e5d40cdf1393cb64a662a8e8bb07c6) squid (stable)";
    public const long OsdSize = 3_840_755_982_336;

    public CephState(SimulatedCluster cluster)
    {
        foreach (var node in cluster.Nodes.All)
        {
            Osds.Add(new CephOsd(Osds.Count, node));
            Osds.Add(new CephOsd(Osds.Count, node));
            if (node.Number > 3) continue;
            Monitors[node.Name] = node;
            Managers[node.Name] = node;
            MetadataServers[node.Name] = node;
        }
        Fsid = new Guid(Convert.FromHexString(cluster.Secret("ceph")[..32])).ToString();
        AddPool(".mgr").Application = "mgr";
        AddPool("ceph-vm");
        AddPool("cephfs_data").Application = "cephfs";
        AddPool("cephfs_metadata").Application = "cephfs";
        FileSystems.Add("cephfs");
    }

    public string Fsid { get; }
    public List<CephOsd> Osds { get; } = [];
    public SortedDictionary<string, SimulatedNode> Monitors { get; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, SimulatedNode> Managers { get; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, SimulatedNode> MetadataServers { get; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, CephPool> Pools { get; } = new(StringComparer.Ordinal);
    public SortedSet<string> FileSystems { get; } = new(StringComparer.Ordinal);
    public SortedSet<string> Flags { get; } = new(StringComparer.Ordinal);

    /// <summary>Services that someone stopped: "osd.3", "mon.pve1".</summary>
    public HashSet<string> Stopped { get; } = new(StringComparer.Ordinal);

    /// <summary>Health checks by their code with what they say, besides those that follow from the state.</summary>
    public SortedDictionary<string, string> Warnings { get; } = new(StringComparer.Ordinal);

    public bool IsUp(CephOsd osd) => osd.Node.IsOnline && !Stopped.Contains($"osd.{osd.Id}");

    public bool IsRunning(string kind, string name, SimulatedNode node) => node.IsOnline && !Stopped.Contains($"{kind}.{name}");

    public CephPool AddPool(string name) => Pools[name] = new CephPool(Pools.Count == 0 ? 1 : Pools.Values.Max(pool => pool.Id) + 1, name);

    /// <summary>Everything that is wrong, by its code.</summary>
    public SortedDictionary<string, string> Checks()
    {
        var checks = new SortedDictionary<string, string>(Warnings, StringComparer.Ordinal);
        var down = Osds.Count(osd => !IsUp(osd));
        if (down > 0)
        {
            checks["OSD_DOWN"] = $"{down} osds down";
            checks["PG_DEGRADED"] = $"Degraded data redundancy: {1024 * down}/{3072 * Math.Max(1, Osds.Count)} objects degraded, {16 * down} pgs degraded, {16 * down} pgs undersized";
        }
        var lost = Monitors.Count(monitor => !IsRunning("mon", monitor.Key, monitor.Value));
        if (lost > 0) checks["MON_DOWN"] = $"{lost}/{Monitors.Count} mons down, quorum {string.Join(',', Monitors.Where(monitor => IsRunning("mon", monitor.Key, monitor.Value)).Select(monitor => monitor.Key))}";
        if (Flags.Count > 0) checks["OSDMAP_FLAGS"] = $"{string.Join(',', Flags)} flag(s) set";
        return checks;
    }
}
