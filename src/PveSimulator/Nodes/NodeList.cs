namespace Hypervisor.PveSimulator;

/// <summary>Nodes as they stand in lists.</summary>
internal static class NodeList
{
    public static Json ToEntry(Call call, SimulatedNode node) => Common(call, node).With("ssl_fingerprint", node.Fingerprint);

    public static Json ToResource(Call call, SimulatedNode node)
    {
        var entry = Common(call, node);
        if (!IsSeen(call, node)) return entry;
        entry["cgroup-mode"] = 2;
        // The state of the node's HA services shows once HA has had something to do.
        if (!call.Cluster.IsStandalone || call.Cluster.HighAvailability.WasUsed) entry["hastate"] = "online";
        return entry;
    }

    private static bool IsSeen(Call call, SimulatedNode node) => node == call.Entry || node.IsOnline && !call.Cluster.Faults.HasLostQuorum;

    private static Json Common(Call call, SimulatedNode node)
    {
        var isSeen = IsSeen(call, node);
        var entry = new Json { ["id"] = $"node/{node.Name}", ["type"] = "node", ["node"] = node.Name, ["status"] = isSeen ? "online" : "offline", ["level"] = "" };
        if (!call.May($"/nodes/{node.Name}", "Sys.Audit")) return entry;
        entry["maxcpu"] = node.Cpus;
        entry["maxmem"] = node.MaxMemory;
        entry["maxdisk"] = node.MaxDisk;
        if (!isSeen) return entry;
        var figures = node.Figures;
        entry["cpu"] = figures.Cpu;
        entry["mem"] = figures.Memory;
        entry["disk"] = figures.Disk;
        entry["uptime"] = figures.Uptime;
        return entry;
    }
}
