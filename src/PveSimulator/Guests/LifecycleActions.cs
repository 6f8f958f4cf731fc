using System.Globalization;

namespace Hypervisor.PveSimulator;

/// <summary>Creating, deleting, cloning, migrating, resizing.</summary>
internal static class LifecycleActions
{
    public static string Create(Call call, bool isContainer)
    {
        var vmid = call.Vmid;
        if (call["pool"] is { } pool)
        {
            if (!call.Cluster.Pools.Contains(pool)) throw PveError.Denied($"pool '{pool}' does not exist");
            if (!call.May($"/pool/{pool}", "VM.Allocate") && !call.May($"/vms/{vmid}", "VM.Allocate")) throw PveError.Denied();
        }
        else if (!call.May($"/vms/{vmid}", "VM.Allocate")) throw PveError.Denied();
        call.Cluster.DemandQuorum();
        ThrowIfTaken(call, vmid, isContainer);
        var node = call.Node;
        var draft = new SimulatedGuest(call.Cluster, vmid, isContainer, node);
        GuestOptions.Check(call, draft);
        var isRestore = call.Flag("restore") || call.Has("archive");
        var source = isContainer ? call["ostemplate"] : call["archive"];
        return call.Cluster.Tasks.Start(call, new TaskPlan(isContainer ? isRestore ? "vzrestore" : "vzcreate" : isRestore ? "qmrestore" : "qmcreate", Text(vmid))
        {
            Length = isRestore ? 3 : 1, Log = CreationLog(call, draft, source),
            Check = () =>
            {
                ThrowIfTaken(call, vmid, isContainer);
                if (source is not null && call.Cluster.Storages.FindVolume(source, node) is null)
                    throw PveError.Failed($"unable to create {draft.Kind} {vmid} - volume '{source}' does not exist");
            },
            Finish = () => Fill(call, vmid, isContainer, node, source),
        });
    }

    public static string Delete(Call call, SimulatedGuest guest)
    {
        if (guest.Config["protection"] == "1") throw PveError.Failed($"can't remove {guest.Kind} {guest.Vmid} - protection mode enabled");
        if (call.Cluster.HighAvailability.Find(guest.ServiceId) is not null && !call.Flag("purge")) throw PveError.Failed($"unable to remove {guest.Kind} {guest.Vmid} - used in HA resources and purge parameter not set.");
        if (!call.Flag("purge") && call.Cluster.Replication.All.FirstOrDefault(entry => entry.Guest == guest).Job is { } job)
            throw PveError.Failed($"There is a replication job '{job.Id}' for guest '{guest.Vmid}' - Please remove that first.");
        if (guest.IsRunning && !(guest.IsContainer && call.Flag("force")))
            throw PveError.Failed(guest.IsContainer ? $"unable to destroy CT {guest.Vmid} - container is running" : $"VM {guest.Vmid} is running - destroy failed");
        return call.Cluster.Tasks.Start(call, new TaskPlan(PowerActions.Type(guest, "destroy"), PowerActions.Id(guest))
        {
            Guest = guest,
            Check = () =>
            {
                guest.ThrowIfLocked();
                if (guest.IsRunning && !guest.IsContainer) throw PveError.Failed($"VM {guest.Vmid} is running - destroy failed");
                var prefix = $":{guest.Vmid}/base-{guest.Vmid}-";
                var linked = call.Cluster.Guests.Items.Where(other => other != guest).SelectMany(SnapshotActions.Disks).FirstOrDefault(disk => disk.Value.Contains(prefix, StringComparison.Ordinal)).Value;
                if (linked is not null) throw PveError.Failed($"base volume '{linked[..linked.LastIndexOf($"/{linked.Split('/')[2]}", StringComparison.Ordinal)]}' is still in use by linked cloned");
            },
            Log = call.Flag("purge") ? [$"purging {guest.Kind} {guest.Vmid} from related configurations.."] : [],
            Finish = () => call.Cluster.Guests.Drop(guest),
        });
    }

    public static string Clone(Call call, SimulatedGuest guest)
    {
        var newId = call.Int("newid", 0);
        var target = call["target"] is { } name ? TargetNode(call, name) : guest.Node;
        if (target != guest.Node && UsesLocalStorage(guest)) throw PveError.Failed($"can't clone {guest.Kind} to node '{target.Name}' ({guest.Kind} uses local storage)");
        if (call.Cluster.Guests.TryFind(newId, out _)) throw PveError.Failed($"unable to create {guest.Kind} {newId}: config file already exists");
        var isFull = !guest.IsTemplate || call.Flag("full");
        return call.Cluster.Tasks.Start(call, new TaskPlan(PowerActions.Type(guest, "clone"), PowerActions.Id(guest))
        {
            Guest = guest, Length = 3, Check = () => guest.ThrowIfLocked(),
            Begin = () => guest.Config["lock"] = "clone", Abandon = () => guest.Config["lock"] = null,
            Log =
            [
                $"creating a clone of {(guest.IsContainer ? "container" : "VM")} {guest.Vmid} with ID {newId}",
                .. SnapshotActions.Disks(guest).Select(disk => $"create {(isFull ? "full" : "linked")} clone of drive {disk.Key} ({disk.Value.Split(',')[0]})"),
            ],
            Finish = () =>
            {
                guest.Config["lock"] = null;
                Copy(call, guest, newId, target, isFull);
            },
        });
    }

    public static string Migrate(Call call, SimulatedGuest guest)
    {
        call.Cluster.DemandQuorum();
        if (call["target"] == call.Node.Name) throw PveError.Invalid("target", "target is local node.");
        var target = TargetNode(call, call.Get("target"));
        if (call.Cluster.HighAvailability.Manages(guest)) return MigrateViaHa(call, guest, target);
        if (guest.IsRunning && !call.Flag("online") && !call.Flag("restart"))
            throw PveError.Failed(guest.IsContainer ? "can't migrate running container without --online or --restart" : "can't migrate running VM without --online");
        return call.Cluster.Tasks.Start(call, new TaskPlan(guest.IsContainer ? "vzmigrate" : "qmigrate", PowerActions.Id(guest))
        {
            Guest = guest, Length = 4,
            Check = () =>
            {
                guest.ThrowIfLocked();
                if (!target.IsOnline) throw PveError.Failed("Can't connect to destination address using public key");
            },
            Begin = () => guest.Config["lock"] = "migrate", Abandon = () => guest.Config["lock"] = null,
            Log = MigrationLog(call, guest, target),
            Finish = () =>
            {
                guest.Config["lock"] = null;
                MoveTo(guest, target);
            },
        });
    }

    public static Json MigratePreconditions(Call call, SimulatedGuest guest)
    {
        var others = call.Cluster.Nodes.All.Where(node => node != guest.Node && node.IsOnline).ToList();
        var answer = new Json
        {
            ["running"] = guest.IsRunning, ["local_resources"] = Array.Empty<string>(), ["mapped-resources"] = Array.Empty<string>(), ["mapped-resource-info"] = new Json(), ["has-dbus-vmstate"] = 1,
            ["allowed_nodes"] = guest.IsRunning ? [] : others.Select(node => node.Name),
            ["not_allowed_nodes"] = guest.IsRunning ? new Json() : others.ToDictionary(node => node.Name, _ => (object?)new Json()),
            ["local_disks"] = SnapshotActions.Disks(guest).Select(disk => new Json
            {
                ["volid"] = disk.Value.Split(',')[0], ["drivename"] = disk.Key, ["size"] = DiskSize.Of(disk.Value), ["cdrom"] = 0, ["is_attached"] = 1, ["is_cloudinit"] = 0, ["is_tpmstate"] = 0,
                ["is_unused"] = 0, ["is_vmstate"] = 0, ["replicate"] = 1, ["shared"] = 0,
            }),
        };
        return answer;
    }

    public static string Template(Call call, SimulatedGuest guest)
    {
        if (guest.IsTemplate) throw PveError.Failed("you can't convert a template to a template");
        if (guest.IsRunning) throw PveError.Failed(guest.IsContainer ? "you can't convert a CT to template if the CT is running" : "you can't convert a VM to template if VM is running");
        if (guest.Snapshots.Count > 0) throw PveError.Failed($"unable to create template, because {guest.Kind} contains snapshots");
        return call.Cluster.Tasks.Start(call, new TaskPlan(PowerActions.Type(guest, "template"), PowerActions.Id(guest))
        {
            Guest = guest, Check = () => guest.ThrowIfLocked(),
            Finish = () =>
            {
                guest.Config["template"] = "1";
                foreach (var (key, value) in SnapshotActions.Disks(guest).ToList()) guest.Config[key] = value.Replace("/vm-", "/base-", StringComparison.Ordinal);
            },
        });
    }

    public static string Resize(Call call, SimulatedGuest guest)
    {
        var disk = call.Get("disk");
        var size = call.Get("size");
        void Demand()
        {
            guest.ThrowIfLocked(call.Flag("skiplock"));
            if (guest.Config[disk] is not { } value) throw PveError.Failed($"disk '{disk}' does not exist");
            if (Target(value) < DiskSize.Of(value)) throw PveError.Failed(guest.IsContainer ? "unable to shrink disk size" : "shrinking disks is not supported");
        }
        long Target(string value) => size.StartsWith('+') ? DiskSize.Of(value) + DiskSize.Parse(size[1..]) : DiskSize.Parse(size);
        if (guest.IsContainer) Demand();
        return call.Cluster.Tasks.Start(call, new TaskPlan("resize", PowerActions.Id(guest))
        {
            Guest = guest, Length = 0.5, Check = Demand, Log = ["Image resized."],
            Finish = () =>
            {
                var value = guest.Config[disk]!;
                guest.Config[disk] = string.Join(',', value.Split(',').Where(part => !part.StartsWith("size=", StringComparison.Ordinal)).Append($"size={DiskSize.Format(Target(value))}"));
            },
        });
    }

    private static void ThrowIfTaken(Call call, int vmid, bool isContainer)
    {
        if (!call.Cluster.Guests.TryFind(vmid, out var taken)) return;
        var exists = $"{taken.Kind} {vmid} already exists on node '{taken.NodeName}'";
        throw PveError.Failed(isContainer ? exists : $"unable to create VM {vmid} - {exists}");
    }

    private static SimulatedNode TargetNode(Call call, string name) => call.Cluster.Nodes.Find(name) ?? throw PveError.Failed($"no such cluster node '{name}'");

    private static bool UsesLocalStorage(SimulatedGuest guest) =>
        SnapshotActions.Disks(guest).Any(disk => disk.Value.IndexOf(':') is > 0 and var colon && guest.Cluster.Storages.Contains(disk.Value[..colon]) && !guest.Cluster.Storages.Find(disk.Value[..colon]).IsShared);

    private static void Fill(Call call, int vmid, bool isContainer, SimulatedNode node, string? source)
    {
        var cluster = call.Cluster;
        var guest = cluster.Guests.Add(vmid, isContainer, node);
        try
        {
            FillOptions(call, guest, source);
        }
        catch (PveError error)
        {
            cluster.Guests.Drop(guest);
            throw PveError.Failed($"unable to create {guest.Kind} {vmid} - {error.Message}");
        }
        if (call["pool"] is { } pool) cluster.Pools.Find(pool).Guests.Add(vmid);
        if (call.Flag("start")) guest.SetRunning(true);
    }

    private static void FillOptions(Call call, SimulatedGuest guest, string? source)
    {
        var random = new Random(call.Cluster.Seed ^ guest.Vmid ^ (int)call.Now.ToUnixTimeSeconds());
        var config = guest.Config;
        if (source is not null && call.Cluster.Storages.FindVolume(source, guest.Node) is { Saved: { } saved })
        {
            foreach (var (key, value) in saved) config[key] = value;
        }
        foreach (var (key, value) in GuestOptions.Options(call)) config[key] = GuestOptions.Normalise(call, guest, key, value);
        if (guest.IsContainer)
        {
            config["arch"] ??= "amd64";
            config["ostype"] ??= source?.Contains("alpine", StringComparison.Ordinal) == true ? "alpine" : "debian";
            config["memory"] ??= "512";
            config["swap"] ??= "512";
            config["hostname"] ??= $"CT{guest.Vmid}";
            config["rootfs"] ??= GuestOptions.Normalise(call, guest, "rootfs", $"{call["storage"] ?? call.Cluster.Storages.All.First(storage => storage.Holds("rootdir")).Id}:4");
            if (!call.Has("unprivileged")) config["unprivileged"] ??= "1";
            else if (call["unprivileged"] == "0") config["unprivileged"] = null;
            return;
        }
        config["boot"] ??= $"order={string.Join(';', config.Current.Keys.Where(key => key is "scsi0" or "virtio0" or "sata0" or "ide0" or "net0"))}";
        config["smbios1"] = $"uuid={GuestBuilder.Uuid(random)}";
        config["vmgenid"] = GuestBuilder.Uuid(random);
        config["meta"] = string.Create(CultureInfo.InvariantCulture, $"creation-qemu=10.0.2,ctime={call.Now.ToUnixTimeSeconds()}");
    }

    private static void Copy(Call call, SimulatedGuest guest, int newId, SimulatedNode target, bool isFull)
    {
        var copy = call.Cluster.Guests.Add(newId, guest.IsContainer, target);
        foreach (var (key, value) in guest.Config.Current.Where(option => option.Key is not ("template" or "lock" or "parent"))) copy.Config[key] = value;
        foreach (var (key, value) in SnapshotActions.Disks(guest))
        {
            var storage = call.Cluster.Storages.Find(call["storage"] ?? value[..value.IndexOf(':')]);
            var volume = call.Cluster.Storages.Allocate(storage, copy, DiskSize.Of(value), call["format"] ?? (value.Contains(".qcow2", StringComparison.Ordinal) ? "qcow2" : null));
            var id = isFull ? volume.Id : $"{value.Split(',')[0]}/{volume.Id[(volume.Id.IndexOf(':') + 1)..]}";
            copy.Config[key] = string.Join(',', value.Split(',').Skip(1).Prepend(id));
        }
        call.Cluster.Firewall.Copy(guest.Vmid, newId);
        copy.Config[guest.IsContainer ? "hostname" : "name"] = call["name"] ?? call["hostname"] ?? $"Copy-of-{guest.Kind}-{guest.Name}";
        if (call["description"] is { } description) copy.Config["description"] = description;
        if (call["pool"] is { } pool && call.Cluster.Pools.Contains(pool)) call.Cluster.Pools.Find(pool).Guests.Add(newId);
    }

    internal static void MoveTo(SimulatedGuest guest, SimulatedNode target)
    {
        var volumes = guest.Cluster.Storages.Volumes;
        for (var i = 0; i < volumes.Count; i++)
        {
            if (volumes[i] is not { Node: not null } volume || volume.Vmid != guest.Vmid || volume.Content is "backup") continue;
            volumes[i] = new SimulatedVolume(volume.Id, volume.Content, volume.Format, volume.Size, volume.CreatedAt) { Node = target.Name, Vmid = volume.Vmid, Parent = volume.Parent, Notes = volume.Notes };
        }
        guest.Node = target;
    }

    private static string MigrateViaHa(Call call, SimulatedGuest guest, SimulatedNode target) => call.Cluster.Tasks.Start(call, new TaskPlan("hamigrate", PowerActions.Id(guest))
    {
        Log = [$"Requesting HA migration for {guest.Kind} {guest.Vmid} to node {target.Name}"],
        Finish = () =>
        {
            if (call.Cluster.HighAvailability.Find(guest.ServiceId) is { } resource) HaMoves.Start(call.Cluster, resource, target, "migrate");
        },
    });

    private static List<string> MigrationLog(Call call, SimulatedGuest guest, SimulatedNode target)
    {
        var stamp = call.Now.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        return
        [
            $"{stamp} starting migration of {guest.Kind} {guest.Vmid} to node '{target.Name}' ({target.Address})",
            .. SnapshotActions.Disks(guest).Select(disk => $"{stamp} found local disk '{disk.Value.Split(',')[0]}' (attached)"),
            $"{stamp} copying local disk images", $"{stamp} migration finished successfully (duration 00:00:04)",
        ];
    }

    private static List<string> CreationLog(Call call, SimulatedGuest draft, string? source)
    {
        var log = new List<string>();
        if (source is not null) log.Add($"extracting archive '{source}'");
        foreach (var (key, value) in GuestOptions.Options(call).Where(option => option.Value.Contains(':') && (option.Key.StartsWith("scsi", StringComparison.Ordinal) || option.Key == "rootfs")))
        {
            log.Add($"Formatting a volume for '{draft.Vmid}' on '{value[..value.IndexOf(':')]}'");
            log.Add($"{key}: successfully created disk on '{value[..value.IndexOf(':')]}'");
        }
        return log;
    }

    private static string Text(int vmid) => vmid.ToString(CultureInfo.InvariantCulture);
}
