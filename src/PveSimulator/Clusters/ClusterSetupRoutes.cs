namespace Hypervisor.PveSimulator;

/// <summary>Making a cluster of a single node, and joining one.</summary>
internal static class ClusterSetupRoutes
{
    public static void MapClusterSetup(this RouteTable routes)
    {
        routes.Post("/cluster/config", DatacenterParameters.CreateCluster, Permissions.Root, Create);
        routes.Post("/cluster/config/join", DatacenterParameters.JoinCluster, Permissions.Root, Join);
    }

    private static string Create(Call call)
    {
        var cluster = call.Cluster;
        if (!cluster.IsStandalone) throw PveError.Failed("cluster config '/etc/pve/corosync.conf' already exists");
        return cluster.Tasks.Start(call, new TaskPlan("clustercreate", call.Get("clustername"))
        {
            Log =
            [
                "Corosync Cluster Engine Authentication key generator.", "Gathering 2048 bits for key from /dev/urandom.", "Writing corosync key to /etc/corosync/authkey.",
                "Writing corosync config to /etc/pve/corosync.conf", "Restart corosync and cluster filesystem",
            ],
            Finish = () => cluster.IsStandalone = false,
        });
    }

    /// <summary>Only the way until the other side is asked: nodes here don't change their cluster.</summary>
    private static string Join(Call call)
    {
        var host = call.Get("hostname");
        return call.Cluster.Tasks.Start(call, new TaskPlan("clusterjoin", "")
        {
            Log = [$"Establishing API connection with host '{host}'"],
            Check = () =>
            {
                if (!call.Cluster.IsStandalone && !call.Flag("force")) throw PveError.Failed("detected the following error(s):\n* cluster config '/etc/pve/corosync.conf' already exists");
            },
            Finish = () =>
            {
                if (call.Cluster.Nodes.All.FirstOrDefault(node => node.Address.ToString() == host) is { } other && other.Fingerprint != call["fingerprint"]) throw PveError.Failed($"fingerprint '{other.Fingerprint}' not verified, abort!");
                throw PveError.Failed($"500 Can't connect to {host}:8006 (No route to host)");
            },
        });
    }
}
