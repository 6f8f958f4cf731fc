namespace Hypervisor.PveSimulator;

internal static class CephWriteRoutes
{
    private const string Path = "/nodes/{node}/ceph";

    public static void MapCephWrites(this RouteTable routes)
    {
        var modify = Permissions.On("/", "Sys.Modify");
        routes.Post(Path + "/pool", CephParameters.CreatePool, modify, CreatePool);
        routes.Put(Path + "/pool/{name}", CephParameters.UpdatePool, modify, UpdatePool);
        routes.Delete(Path + "/pool/{name}", CephParameters.DeletePool, modify, DeletePool);
        routes.Post(Path + "/osd/{osdid}/in", CephParameters.Osd, modify, call => Place(call, true));
        routes.Post(Path + "/osd/{osdid}/out", CephParameters.Osd, modify, call => Place(call, false));
        routes.Post(Path + "/osd/{osdid}/scrub", CephParameters.Scrub, modify, call => { FindOsd(call); return null; });
        routes.Delete(Path + "/osd/{osdid}", CephParameters.DeleteOsd, Permissions.Root, DeleteOsd);
        foreach (var command in new[] { "start", "stop", "restart" }) routes.Post($"{Path}/{command}", CephParameters.Service, modify, call => Command(call, command));
        Map(routes, "mon", "monid", CephParameters.CreateMonitor, CephParameters.DeleteMonitor, ceph => ceph.Monitors);
        Map(routes, "mgr", "id", CephParameters.CreateManager, CephParameters.DeleteManager, ceph => ceph.Managers);
        Map(routes, "mds", "name", CephParameters.CreateMetadataServer, CephParameters.DeleteMetadataServer, ceph => ceph.MetadataServers);
    }

    private static void Map(RouteTable routes, string kind, string id, ParameterSet create, ParameterSet delete, Func<CephState, SortedDictionary<string, SimulatedNode>> services)
    {
        var modify = Permissions.On("/", "Sys.Modify");
        routes.Post($"{Path}/{kind}/{{{id}}}", create, modify, call =>
        {
            var all = services(CephRoutes.Of(call));
            var name = call[id] ?? call.Node.Name;
            if (all.ContainsKey(name)) throw PveError.Failed($"{kind} '{name}' already exists");
            return call.Cluster.Tasks.Start(call, new TaskPlan($"cephcreate{kind}", $"{kind}.{name}") { Finish = () => all[name] = call.Node });
        });
        routes.Delete($"{Path}/{kind}/{{{id}}}", delete, modify, call =>
        {
            var all = services(CephRoutes.Of(call));
            var name = call.Get(id);
            if (!all.ContainsKey(name)) throw PveError.Failed($"no such {kind} '{name}'");
            if (kind == "mon" && all.Count == 1) throw PveError.Failed("can't remove last monitor");
            return call.Cluster.Tasks.Start(call, new TaskPlan($"cephdestroy{kind}", $"{kind}.{name}") { Finish = () => all.Remove(name) });
        });
    }

    private static CephOsd FindOsd(Call call) => CephRoutes.Of(call).Osds.Find(osd => osd.Id == call.Int("osdid", -1)) ?? throw PveError.Failed($"osd.{call["osdid"]} does not exist");

    private static object? Place(Call call, bool isIn)
    {
        FindOsd(call).IsIn = isIn;
        return null;
    }

    private static string DeleteOsd(Call call)
    {
        var ceph = CephRoutes.Of(call);
        var osd = FindOsd(call);
        if (osd.IsIn) throw PveError.Failed($"osd.{osd.Id} is still in use (in == 1)");
        if (ceph.IsUp(osd)) throw PveError.Failed($"osd.{osd.Id} is still running");
        return call.Cluster.Tasks.Start(call, new TaskPlan("cephdestroyosd", $"osd.{osd.Id}") { Finish = () => ceph.Osds.Remove(osd) });
    }

    private static string CreatePool(Call call)
    {
        var ceph = CephRoutes.Of(call);
        var name = call.Get("name");
        return call.Cluster.Tasks.Start(call, new TaskPlan("cephcreatepool", name)
        {
            Check = () => { if (ceph.Pools.ContainsKey(name)) throw PveError.Failed($"pool '{name}' already exists"); },
            Finish = () => ceph.AddPool(name).Update(call),
        });
    }

    private static string UpdatePool(Call call)
    {
        var pool = CephRoutes.FindPool(call);
        return call.Cluster.Tasks.Start(call, new TaskPlan("cephsetpool", pool.Name) { Finish = () => pool.Update(call) });
    }

    private static string DeletePool(Call call)
    {
        var ceph = CephRoutes.Of(call);
        var name = CephRoutes.FindPool(call).Name;
        var user = call.Cluster.Storages.All.FirstOrDefault(storage => storage.Type == "rbd" && storage.Options.GetValueOrDefault("pool") == name);
        if (user is not null && !call.Flag("force") && call.Cluster.Storages.Volumes.Exists(volume => volume.Storage == user.Id)) throw PveError.Failed($"ceph pool '{name}' still in use by storage '{user.Id}'");
        return call.Cluster.Tasks.Start(call, new TaskPlan("cephdestroypool", name) { Finish = () => ceph.Pools.Remove(name) });
    }

    private static string Command(Call call, string command)
    {
        var ceph = CephRoutes.Of(call);
        var service = call["service"] ?? "ceph.target";
        return call.Cluster.Tasks.Start(call, new TaskPlan($"srv{command}", service)
        {
            Finish = () =>
            {
                if (command == "stop") ceph.Stopped.Add(service);
                else ceph.Stopped.Remove(service);
            },
        });
    }
}
