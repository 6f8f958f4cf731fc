namespace Hypervisor.PveSimulator;

internal static class PruneRoutes
{
    private const string Path = "/nodes/{node}/storage/{storage}/prunebackups";

    public static void MapPruning(this RouteTable routes)
    {
        routes.Get(Path, BackupJobParameters.Prune, Permissions.On("/storage/{storage}", "Datastore.Audit", "Datastore.AllocateSpace"), DryRun);
        routes.Delete(Path, BackupJobParameters.Prune, Permissions.All, Prune);
    }

    private static IEnumerable<(SimulatedVolume Volume, string Mark)> Mark(Call call)
    {
        var storage = VolumeRoutes.Storage(call);
        if (!storage.Holds("backup")) throw PveError.Failed($"storage '{storage.Id}' is not configured for backups");
        var backups = call.Cluster.Storages.On(storage, call.Node).Where(volume => volume.Content == "backup"
            && (!call.Has("vmid") || volume.Vmid == call.Vmid) && (call["type"] is not { } type || volume.Subtype == type));
        return Pruning.Mark(backups, call["prune-backups"] ?? storage.Options.GetValueOrDefault("prune-backups"));
    }

    private static IEnumerable<Json> DryRun(Call call) => Mark(call).Select(item => new Json
    {
        ["volid"] = item.Volume.Id, ["ctime"] = item.Volume.CreatedAt.ToUnixTimeSeconds(), ["mark"] = item.Mark, ["type"] = item.Volume.Subtype,
    }.With("vmid", item.Volume.Vmid));

    private static string Prune(Call call)
    {
        var storage = call.Get("storage");
        if (call.Has("vmid") && !call.May($"/storage/{storage}", "Datastore.Allocate"))
        {
            call.Demand($"/storage/{storage}", "Datastore.AllocateSpace");
            call.Demand($"/vms/{call.Vmid}", "VM.Backup");
        }
        else call.Demand($"/storage/{storage}", "Datastore.Allocate");
        var removed = Mark(call).Where(item => item.Mark == "remove").Select(item => item.Volume).ToList();
        return call.Cluster.Tasks.Start(call, new TaskPlan("prunebackups", call.Has("vmid") ? $"{call.Vmid}@{storage}" : storage)
        {
            Log = [.. removed.Select(volume => $"removing backup '{volume.Id}'")],
            Finish = () => call.Cluster.Storages.Volumes.RemoveAll(volume => removed.Contains(volume) && !volume.IsProtected),
        });
    }
}
