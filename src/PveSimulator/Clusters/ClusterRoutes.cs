using System.Globalization;

namespace Hypervisor.PveSimulator;

internal static class ClusterRoutes
{
    private static readonly string[] Subdirectories =
    [
        "acme", "backup", "backup-info", "bulk-action", "ceph", "config", "firewall", "ha", "jobs", "log", "mapping", "metrics", "notifications", "nextid", "options",
        "qemu", "replication", "resources", "status", "tasks", "sdn",
    ];

    public static void MapClusters(this RouteTable routes)
    {
        var audit = Permissions.On("/", "Sys.Audit");
        routes.Get("/cluster", ParameterSet.None, Permissions.All, _ => Index.Of("name", Subdirectories));
        routes.Get("/cluster/status", ParameterSet.None, audit, Status);
        routes.Get("/cluster/resources", ClusterParameters.Resources, Permissions.All, ClusterResources.List);
        routes.Get("/cluster/tasks", ParameterSet.None, Permissions.All, Tasks);
        routes.Get("/cluster/log", ClusterParameters.Log, Permissions.All, Log);
        routes.Get("/cluster/nextid", ClusterParameters.NextId, Permissions.All, NextId);
        routes.MapDatacenterOptions();
        routes.MapClusterConfig();
        routes.MapClusterSetup();
        routes.MapMappings();
        routes.MapMetrics();
        routes.MapCpuModels();
        routes.MapAcme();
        routes.MapBulkActions();
        routes.MapNotifications();
    }

    private static IEnumerable<Json> Status(Call call)
    {
        var cluster = call.Cluster;
        if (!cluster.IsStandalone)
        {
            yield return new Json
            {
                ["type"] = "cluster", ["id"] = "cluster", ["name"] = cluster.Name, ["nodes"] = cluster.Nodes.All.Count, ["quorate"] = cluster.HasQuorum, ["version"] = cluster.Nodes.All.Count,
            };
        }
        foreach (var node in cluster.Nodes.All)
        {
            var isSeen = node == call.Entry || node.IsOnline && !cluster.Faults.HasLostQuorum;
            yield return new Json
            {
                ["type"] = "node", ["id"] = $"node/{node.Name}", ["name"] = node.Name, ["nodeid"] = cluster.IsStandalone ? 0 : node.Number, ["ip"] = node.Address.ToString(),
                ["online"] = isSeen, ["local"] = node == call.Entry, ["level"] = "",
            };
        }
    }

    private static IEnumerable<Json> Tasks(Call call)
    {
        var seesAll = call.May("/", "Sys.Audit");
        return call.Cluster.Tasks.NewestFirst.Where(task => seesAll || task.Caller.AuthId == call.Caller.AuthId).Take(25 * call.Cluster.Nodes.All.Count).Select(task => task.ToClusterEntry());
    }

    private static IEnumerable<Json> Log(Call call)
    {
        var seesAll = call.May("/", "Sys.Syslog");
        return call.Cluster.Log.NewestFirst.Where(line => seesAll || (string)line["user"]! == call.Caller.AuthId).Take(call.Int("max", 50));
    }

    private static string NextId(Call call)
    {
        if (call["vmid"] is { } wanted)
        {
            if (!call.Cluster.Guests.TryFind(call.Vmid, out _)) return wanted;
            throw PveError.Invalid("vmid", $"VM {wanted} already exists");
        }
        var vmid = 100;
        while (call.Cluster.Guests.TryFind(vmid, out _)) vmid++;
        return vmid.ToString(CultureInfo.InvariantCulture);
    }
}
