namespace Hypervisor.PveSimulator;

internal static class NodeDiskRoutes
{
    private const string Path = "/nodes/{node}/disks";

    public static void MapNodeDisks(this RouteTable routes)
    {
        var audit = Permissions.On("/", "Sys.Audit");
        var modify = Permissions.On("/", "Sys.Modify");
        routes.Get(Path, NodeParameters.Node, Permissions.All, _ => Index.Of("name", "directory", "initgpt", "list", "lvm", "lvmthin", "smart", "wipedisk", "zfs"));
        routes.Get(Path + "/list", NodeParameters.Disks, Permissions.Either(audit, Permissions.On("/nodes/{node}", "Sys.Audit")), List);
        routes.Get(Path + "/smart", NodeParameters.Smart, audit, Smart);
        routes.Get(Path + "/directory", NodeParameters.Node, audit, call => call.Node.Directories.Select(directory => new Json
        {
            ["device"] = directory.Value, ["options"] = "defaults", ["path"] = $"/mnt/pve/{directory.Key}", ["type"] = "ext4", ["unitfile"] = $"/etc/systemd/system/mnt-pve-{directory.Key}.mount",
        }));
        routes.Get(Path + "/lvm", NodeParameters.Node, audit, VolumeGroups);
        routes.Get(Path + "/lvmthin", NodeParameters.Node, audit, ThinPools);
        routes.Get(Path + "/zfs", NodeParameters.Node, audit, _ => throw PveError.Failed("zfsutils-linux not installed"));
        routes.Get(Path + "/zfs/{name}", NodeHardwareParameters.Zfs, audit, _ => throw PveError.Failed("zfsutils-linux not installed"));
        routes.Post(Path + "/zfs", NodeHardwareParameters.CreateZfs, modify, _ => throw PveError.Failed("zfsutils-linux not installed"));
        routes.Post(Path + "/directory", NodeHardwareParameters.CreateDirectory, modify, call => Take(call, "dircreate", "mounted", name => call.Node.Directories[name] = call.Get("device")));
        routes.Post(Path + "/lvm", NodeHardwareParameters.CreateVolumeGroup, modify, call => Take(call, "lvmcreate", "LVM", name => call.Node.VolumeGroups[name] = Find(call, "device")!.Size));
        routes.Post(Path + "/lvmthin", NodeHardwareParameters.CreateThinPool, modify, call => Take(call, "lvmthincreate", "LVM", name => call.Node.VolumeGroups[name] = Find(call, "device")!.Size));
        routes.Post(Path + "/initgpt", NodeHardwareParameters.InitGpt, modify, InitGpt);
        routes.Put(Path + "/wipedisk", NodeHardwareParameters.Wipe, Permissions.Root, Wipe);
    }

    private static IEnumerable<Json> List(Call call) => call.Node.Disks.Where(disk => call["type"] is null || disk.Use is null).Select(disk => disk.ToJson());

    private static NodeDisk? Find(Call call, string parameter) => call.Node.Disks.Find(disk => disk.Device == call.Get(parameter));

    private static Json Smart(Call call)
    {
        var hours = (long)(call.Now - call.Node.BootedAt).TotalHours + 9000;
        return Find(call, "disk") is { } disk ? DiskHealth.Of(disk, hours, call.Flag("healthonly")) : new Json { ["health"] = "UNKNOWN" };
    }

    private static Json VolumeGroups(Call call) => new()
    {
        ["leaf"] = 0,
        ["children"] = call.Node.VolumeGroups.Select(group => new Json
        {
            ["name"] = group.Key, ["size"] = group.Value, ["free"] = group.Value / 64, ["leaf"] = 0, ["lvcount"] = 3,
            ["children"] = new[] { new Json { ["name"] = "/dev/nvme1n1", ["size"] = group.Value, ["free"] = group.Value / 64, ["leaf"] = 1 } },
        }),
    };

    private static IEnumerable<Json> ThinPools(Call call) => call.Cluster.Storages.All.Where(storage => storage.Type == "lvmthin" && storage.IsOn(call.Node)).Select(storage => new Json
    {
        ["lv"] = storage.Options.GetValueOrDefault("thinpool", "data"), ["vg"] = storage.Options.GetValueOrDefault("vgname", "pve"), ["lv_size"] = storage.Size, ["used"] = call.Cluster.Storages.Used(storage, call.Node),
        ["metadata_size"] = 16L << 30, ["metadata_used"] = 340L << 20,
    });

    private static string Take(Call call, string type, string use, Action<string> finish)
    {
        var name = call.Get("name");
        if (Find(call, "device") is not { } disk) throw PveError.Failed($"unable to get device info for '{call["device"]}'");
        if (disk.Use is not null) throw PveError.Failed($"device '{disk.Device}' is already in use");
        return call.Cluster.Tasks.Start(call, new TaskPlan(type, name)
        {
            Finish = () =>
            {
                disk.Use = use;
                finish(name);
            },
        });
    }

    private static string InitGpt(Call call)
    {
        var disk = Find(call, "disk") ?? throw PveError.Failed($"{call["disk"]} is not a valid block device");
        if (disk.Use is not null) throw PveError.Failed($"disk '{disk.Device}' already in use");
        return call.Cluster.Tasks.Start(call, new TaskPlan("diskinit", disk.Device[5..]) { Finish = () => disk.HasGpt = true });
    }

    private static string Wipe(Call call)
    {
        var disk = Find(call, "disk") ?? throw PveError.Failed($"{call["disk"]} is not a valid block device");
        if (disk.IsMounted) throw PveError.Failed($"error wiping '{disk.Device}': device is mounted");
        return call.Cluster.Tasks.Start(call, new TaskPlan("wipedisk", disk.Device[5..])
        {
            Finish = () =>
            {
                disk.Use = null;
                disk.HasGpt = false;
            },
        });
    }
}
