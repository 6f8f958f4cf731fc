namespace Hypervisor.PveSimulator;

internal static class VolumeRoutes
{
    private const string Path = "/nodes/{node}/storage/{storage}/content";

    public static void MapVolumes(this RouteTable routes)
    {
        routes.Get(Path, StorageParameters.Content, Permissions.On("/storage/{storage}", "Datastore.Audit", "Datastore.AllocateSpace"), List);
        routes.Post(Path, StorageParameters.Allocate, Permissions.On("/storage/{storage}", "Datastore.AllocateSpace"), Allocate);
        routes.Get(Path + "/{volume}", StorageParameters.Volume, Permissions.All, Get);
        routes.Put(Path + "/{volume}", StorageParameters.UpdateVolume, Permissions.All, Update);
        routes.Delete(Path + "/{volume}", StorageParameters.DeleteVolume, Permissions.All, Delete);
    }

    /// <exception cref="PveError">The node that the path names doesn't have the storage.</exception>
    public static SimulatedStorage Storage(Call call)
    {
        var storage = call.Cluster.Storages.Find(call.Get("storage"));
        if (storage.IsDisabled) throw PveError.Failed($"storage '{storage.Id}' is disabled");
        if (!storage.IsOn(call.Node)) throw PveError.Failed($"storage '{storage.Id}' is not available on node '{call.Node.Name}'");
        return storage;
    }

    private static List<Json> List(Call call) => call.Cluster.Storages.On(Storage(call), call.Node)
        .Where(volume => (call["content"] is not { } content || volume.Content == content) && (!call.Has("vmid") || volume.Vmid == call.Vmid))
        .Select(ToEntry).ToList();

    private static Json ToEntry(SimulatedVolume volume)
    {
        var entry = new Json
        {
            ["volid"] = volume.Id, ["content"] = volume.Content, ["format"] = volume.Format, ["size"] = volume.Size, ["ctime"] = volume.CreatedAt.ToUnixTimeSeconds(),
        }.With("vmid", volume.Vmid).With("subtype", volume.Subtype).With("notes", volume.Notes).With("protected", volume.IsProtected ? 1 : null)
            .With("verification", volume.Verification is { } state ? new Json { ["state"] = state, ["upid"] = $"UPID:pbs:000003A0:00000F00:00000001:{volume.CreatedAt.ToUnixTimeSeconds():X8}:verificationjob:store:root@pam:" } : null);
        if (volume.Content is not ("images" or "rootdir")) return entry;
        entry["used"] = volume.Size / 3;
        entry["parent"] = volume.Parent;
        return entry;
    }

    private static string Id(Call call)
    {
        var volume = call.Get("volume");
        return volume.Contains(':') ? volume : $"{call["storage"]}:{volume}";
    }

    private static SimulatedVolume Find(Call call, string failure) =>
        call.Cluster.Storages.FindVolume(Id(call), call.Node) ?? throw PveError.Failed(failure);

    private static Json Get(Call call)
    {
        var storage = Storage(call);
        var volume = Find(call, $"volume_size_info on '{Id(call)}' failed - no format");
        DemandAccess(call, volume);
        return new Json { ["size"] = volume.Size, ["used"] = volume.Content == "backup" ? volume.Size : volume.Size / 3, ["format"] = volume.Content == "backup" ? "raw" : volume.Format, ["path"] = FilePath(storage, volume) }
            .With("notes", volume.Notes).With("protected", volume.IsProtected ? 1 : null);
    }

    private static string FilePath(SimulatedStorage storage, SimulatedVolume volume)
    {
        var name = volume.Id[(volume.Id.IndexOf(':') + 1)..];
        if (storage.Options.GetValueOrDefault("path") is not { } path) return $"/dev/pve/{name}";
        return volume.Content switch
        {
            "backup" => $"{path}/dump/{name[(name.IndexOf('/') + 1)..]}",
            "iso" or "vztmpl" => $"{path}/template/{(volume.Content == "iso" ? "iso" : "cache")}/{name[(name.IndexOf('/') + 1)..]}",
            "snippets" => $"{path}/{name}",
            _ => $"{path}/images/{name}",
        };
    }

    private static void DemandAccess(Call call, SimulatedVolume volume)
    {
        if (volume.Vmid is { } vmid && volume.Content != "backup") call.Demand($"/vms/{vmid}", "VM.Config.Disk", "VM.Audit");
        else call.Demand($"/storage/{volume.Storage}", "Datastore.Audit", "Datastore.AllocateSpace");
    }

    private static string Allocate(Call call)
    {
        var storage = Storage(call);
        var format = call["format"] ?? (call.Get("filename").LastIndexOf('.') is > 0 and var dot ? call.Get("filename")[(dot + 1)..] : "raw");
        var size = call.Get("size");
        var id = storage.Options.ContainsKey("path") ? $"{storage.Id}:{call["vmid"]}/{call["filename"]}" : $"{storage.Id}:{call["filename"]}";
        var bytes = DiskSize.Parse(char.IsAsciiDigit(size[^1]) ? size + "K" : size);
        call.Cluster.Storages.Volumes.Add(new SimulatedVolume(id, "images", format, bytes, call.Now) { Vmid = call.Vmid, Node = storage.IsShared ? null : call.Node.Name });
        return id;
    }

    private static object? Update(Call call)
    {
        var volume = Find(call, $"volume '{Id(call)}' does not exist");
        call.Demand($"/storage/{volume.Storage}", "Datastore.Allocate");
        volume.Notes = call["notes"] ?? volume.Notes;
        volume.IsProtected = call.Flag("protected", volume.IsProtected);
        return null;
    }

    private static string Delete(Call call)
    {
        var storage = Storage(call);
        var id = Id(call);
        var volume = call.Cluster.Storages.FindVolume(id, call.Node);
        call.Demand($"/storage/{storage.Id}", "Datastore.Allocate", "Datastore.AllocateSpace");
        var name = id[(id.IndexOf(':') + 1)..];
        var vmid = volume?.Vmid?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? (int.TryParse(name.Split('/')[0], out var number) ? $"{number}" : null);
        return call.Cluster.Tasks.Start(call, new TaskPlan("imgdel", vmid is null ? storage.Id : $"{vmid}@{storage.Id}")
        {
            Check = () =>
            {
                if (volume is { IsProtected: true }) throw PveError.Failed($"cannot remove protected volume '{name}' on '{storage.Id}'");
            },
            Finish = () => call.Cluster.Storages.Volumes.RemoveAll(known => known.Id == id && known.Node == volume?.Node),
        });
    }
}
