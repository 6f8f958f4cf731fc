namespace Hypervisor.PveSimulator;

internal static class ClusterCephRoutes
{
    private static readonly (string Name, string Description)[] Known =
    [
        ("nobackfill", "Backfilling of PGs is suspended."), ("nodeep-scrub", "Deep Scrubbing is disabled."), ("nodown", "OSD failure reports are being ignored, such that the monitors will not mark OSDs down."),
        ("noin", "OSDs that were previously marked out will not be marked back in when they start."), ("noout", "OSDs will not automatically be marked out after the configured interval."), ("norebalance", "Rebalancing of PGs is suspended."),
        ("norecover", "Recovery of PGs is suspended."), ("noscrub", "Scrubbing is disabled."), ("notieragent", "Cache tiering activity is suspended."), ("noup", "OSDs are not allowed to start."), ("pause", "Pauses reads and writes."),
    ];

    public static void MapClusterCeph(this RouteTable routes)
    {
        var audit = Permissions.On("/", "Sys.Audit");
        var modify = Permissions.On("/", "Sys.Modify");
        var either = Permissions.On("/", "Sys.Audit", "Datastore.Audit");
        routes.Get("/cluster/ceph", ParameterSet.None, Permissions.All, _ => Index.Of("name", "metadata", "status", "flags"));
        routes.Get("/cluster/ceph/status", ParameterSet.None, either, CephStatus.Get);
        routes.Get("/cluster/ceph/metadata", CephParameters.Metadata, either, Metadata);
        routes.Get("/cluster/ceph/flags", ParameterSet.None, audit, Flags);
        routes.Put("/cluster/ceph/flags", CephParameters.Flags, modify, SetFlags);
        routes.Get("/cluster/ceph/flags/{flag}", CephParameters.Flag, audit, call => CephRoutes.Of(call).Flags.Contains(call.Get("flag")) ? 1 : 0);
        routes.Put("/cluster/ceph/flags/{flag}", CephParameters.UpdateFlag, modify, SetFlag);
    }

    private static IEnumerable<Json> Flags(Call call)
    {
        var set = CephRoutes.Of(call).Flags;
        return Known.Select(flag => new Json { ["name"] = flag.Name, ["description"] = flag.Description, ["value"] = set.Contains(flag.Name) });
    }

    private static object? SetFlag(Call call)
    {
        Set(CephRoutes.Of(call), call.Get("flag"), call.Flag("value"));
        return null;
    }

    private static string SetFlags(Call call)
    {
        var ceph = CephRoutes.Of(call);
        return call.Cluster.Tasks.Start(call, new TaskPlan("cephsetflags", "")
        {
            Finish = () => { foreach (var (name, value) in call.Arguments) Set(ceph, name, value == "1"); },
        });
    }

    private static void Set(CephState ceph, string flag, bool isSet)
    {
        if (isSet) ceph.Flags.Add(flag);
        else ceph.Flags.Remove(flag);
    }

    private static Json Metadata(Call call)
    {
        var ceph = CephRoutes.Of(call);
        Json Of(string kind, SortedDictionary<string, SimulatedNode> services)
        {
            var all = new Json();
            foreach (var (name, node) in services) all[$"{name}@{node.Name}"] = Service(node, kind).With("name", name);
            return all;
        }
        return new Json
        {
            ["mon"] = Of("mon", ceph.Monitors), ["mgr"] = Of("mgr", ceph.Managers), ["mds"] = Of("mds", ceph.MetadataServers),
            ["osd"] = ceph.Osds.Select(osd => Service(osd.Node, "osd").With("id", osd.Id)),
            ["node"] = call.Cluster.Nodes.All.ToDictionary(node => node.Name, node => (object?)new Json { ["buildcommit"] = "2f03f1cd83e5d40cdf1393cb64a662a8e8bb07c6", ["version"] = new Json { ["str"] = CephState.Version, ["parts"] = CephState.Version.Split('.') } }),
            ["version"] = new Json(),
        };
    }

    private static Json Service(SimulatedNode node, string kind) => new()
    {
        ["hostname"] = node.Name, ["addr"] = $"{node.Address}:{(kind == "mon" ? 6789 : 6800)}/0", ["ceph_release"] = "squid", ["ceph_version"] = CephState.LongVersion, ["ceph_version_short"] = CephState.Version,
        ["mem_total_kb"] = node.MaxMemory >> 10, ["mem_swap_kb"] = 8L << 20,
    };
}
