namespace Hypervisor.PveSimulator;

/// <summary>Services on their way to another node: the HA manager moves them some time after it was asked.</summary>
internal static class HaMoves
{
    public static void Map(RouteTable routes, Permission console)
    {
        routes.Post("/cluster/ha/resources/{sid}/migrate", HighAvailabilityParameters.MigrateResource, console, call => Request(call, "migrate"));
        routes.Post("/cluster/ha/resources/{sid}/relocate", HighAvailabilityParameters.MigrateResource, console, call => Request(call, "relocate"));
    }

    /// <param name="kind">migrate keeps a running guest running where it can; relocate stops and starts it.</param>
    public static void Start(SimulatedCluster cluster, HaResource resource, SimulatedNode target, string kind)
    {
        if (!cluster.Guests.TryFind(resource.Vmid, out var guest) || guest.Node == target || !target.IsOnline) return;
        resource.Move = (kind, target.Name);
        var takes = cluster.Options.InstantTasks ? TimeSpan.Zero : cluster.Options.TaskDuration * 4;
        cluster.Schedule.At(cluster.Schedule.Now + takes, () =>
        {
            resource.Move = null;
            if (!target.IsOnline || !cluster.Guests.TryFind(resource.Vmid, out var moved)) return;
            LifecycleActions.MoveTo(moved, target);
            if (kind == "relocate" && moved.IsRunning) moved.SetRunning(true);
        });
    }

    private static Json Request(Call call, string kind)
    {
        var cluster = call.Cluster;
        var id = HighAvailabilityRoutes.ServiceId(call);
        var resource = cluster.HighAvailability.Find(id) ?? throw PveError.Failed($"cannot {kind} service '{id}', not HA managed!");
        var target = cluster.Nodes.Find(call.Get("node")) ?? throw PveError.Failed($"no such cluster node '{call["node"]}'");
        if (!cluster.HasQuorum) throw PveError.Failed("no quorum!");
        var answer = new Json { ["sid"] = id, ["requested-node"] = target.Name };
        var blocking = cluster.HighAvailability.Partners(id, isPositive: false).Where(other => NodeOf(cluster, other) == target).ToList();
        if (blocking.Count > 0) return answer.With("blocking-resources", blocking.Select(other => new Json { ["sid"] = other, ["cause"] = "resource-affinity" }));
        var companions = cluster.HighAvailability.Partners(id, isPositive: true).ToList();
        foreach (var service in companions.Select(other => cluster.HighAvailability.Find(other)!).Prepend(resource)) Start(cluster, service, target, kind);
        cluster.Schedule.Settle();
        return answer.With("comigrated-resources", companions.Count > 0 ? companions : null);
    }

    private static SimulatedNode? NodeOf(SimulatedCluster cluster, string service) =>
        cluster.HighAvailability.Find(service) is { } resource && cluster.Guests.TryFind(resource.Vmid, out var guest) ? guest.Node : null;
}
