namespace Hypervisor.PveSimulator;

internal static class SdnRoutes
{
    public static void MapSdn(this RouteTable routes)
    {
        var allocate = Permissions.On("/sdn", "SDN.Allocate");
        routes.Get("/cluster/sdn", ParameterSet.None, Permissions.On("/sdn", "SDN.Audit"), _ => Index.Of("id", "vnets", "zones", "controllers", "ipams", "dns", "fabrics"));
        routes.Put("/cluster/sdn", SdnParameters.Apply, allocate, Apply);
        routes.Post("/cluster/sdn/lock", SdnParameters.Lock, allocate, Lock);
        routes.Delete("/cluster/sdn/lock", SdnParameters.Unlock, allocate, Unlock);
        routes.Post("/cluster/sdn/rollback", SdnParameters.Apply, allocate, Rollback);
        routes.Get("/cluster/sdn/dry-run", SdnParameters.DryRun, Permissions.On("/nodes/{node}", "Sys.Audit"), SdnInterfaces.DryRun);
        routes.MapSdnZones();
        routes.MapSdnVnets();
        routes.MapSdnSubnets();
        routes.MapSdnAddresses();
        routes.MapSdnServices();
        routes.MapSdnFabrics();
        routes.MapNodeSdn();
    }

    /// <summary>The configuration is the running one at once; the task makes the nodes take it.</summary>
    private static string Apply(Call call)
    {
        var sdn = call.Cluster.Sdn;
        SdnWrites.Under(call, "could not commit SDN config", () =>
        {
            sdn.Commit();
            Release(call);
        });
        var nodes = call.Cluster.Nodes.All.Where(node => node.IsOnline).ToList();
        return call.Cluster.Tasks.Start(call, new TaskPlan("reloadnetworkall", "")
        {
            Log = nodes.ConvertAll(node => $"{node.Name}: reloading network config"),
            Finish = () =>
            {
                foreach (var node in nodes.Where(node => node.IsOnline)) sdn.Reload(node);
            },
        });
    }

    private static object? Rollback(Call call) => SdnWrites.Under(call, "could not rollback SDN config", () =>
    {
        foreach (var family in call.Cluster.Sdn.Applied) family.Rollback();
        Release(call);
    });

    private static void Release(Call call)
    {
        if (call.Flag("release-lock", true)) call.Cluster.Sdn.LockToken = null;
    }

    private static string Lock(Call call)
    {
        var sdn = call.Cluster.Sdn;
        SdnWrites.Under(call, "could not acquire lock for SDN config", () =>
        {
            if (!call.Flag("allow-pending") && sdn.HasPendingChanges) throw PveError.Failed("configuration has pending changes at /usr/share/perl5/PVE/API2/Network/SDN.pm line 150.");
            sdn.LockToken = Guid.Parse(call.Cluster.Secret($"sdn lock {call.Now.Ticks}")[..32]).ToString();
        });
        return sdn.LockToken!;
    }

    private static object? Unlock(Call call)
    {
        if (call.Flag("force")) call.Cluster.Sdn.LockToken = null;
        return SdnWrites.Under(call, "could not release lock", () => call.Cluster.Sdn.LockToken = null);
    }
}
