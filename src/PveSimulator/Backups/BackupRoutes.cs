using System.Globalization;

namespace Hypervisor.PveSimulator;

internal static class BackupRoutes
{
    public static void MapBackups(this RouteTable routes)
    {
        routes.Post("/nodes/{node}/vzdump", BackupParameters.Vzdump, Permissions.All, Vzdump);
        routes.Get("/nodes/{node}/vzdump/defaults", BackupJobParameters.Defaults, Permissions.All, Defaults);
        routes.Get("/nodes/{node}/vzdump/extractconfig", BackupJobParameters.ExtractConfig, Permissions.All, ExtractConfig);
        routes.MapBackupJobs();
        routes.MapPruning();
    }

    private static Json Defaults(Call call)
    {
        var storage = call.Cluster.Storages.Find(call["storage"] ?? "local");
        call.Demand($"/storage/{storage.Id}", "Datastore.Audit", "Datastore.AllocateSpace");
        return new Json
        {
            ["all"] = 0, ["bwlimit"] = 0, ["compress"] = "0", ["dumpdir"] = "/var/lib/vz/dump", ["fleecing"] = new Json { ["enabled"] = 0 }, ["ionice"] = 7, ["lockwait"] = 180,
            ["mailnotification"] = "always", ["mode"] = "snapshot", ["notification-mode"] = "auto", ["performance"] = new Json { ["max-workers"] = 16, ["pbs-entries-max"] = 1_048_576 },
            ["pigz"] = 0, ["prune-backups"] = storage.Options.GetValueOrDefault("prune-backups", "keep-all=1"), ["quiet"] = 0, ["remove"] = 1, ["stdexcludes"] = 1, ["stop"] = 0,
            ["stopwait"] = 10, ["storage"] = storage.Id, ["zstd"] = 1,
        };
    }

    private static string ExtractConfig(Call call)
    {
        var id = call.Get("volume");
        if (id.IndexOf(':') is not (> 0 and var colon)) throw PveError.Failed("Only root can pass arbitrary filesystem paths. at /usr/share/perl5/PVE/Storage.pm line 651.");
        call.Cluster.Storages.Find(id[..colon]);
        if (call.Cluster.Storages.FindVolume(id, call.Node) is not { Content: "backup" } volume) throw PveError.Failed($"volume '{id}' does not exist");
        if (!call.May($"/storage/{volume.Storage}", "Datastore.Allocate"))
        {
            call.Demand($"/storage/{volume.Storage}", "Datastore.AllocateSpace");
            call.Demand($"/vms/{volume.Vmid}", "VM.Backup");
        }
        return string.Concat((volume.Saved ?? new Dictionary<string, string>()).OrderBy(option => option.Key, StringComparer.Ordinal).Select(option => $"{option.Key}: {option.Value}\n"));
    }

    private static string Vzdump(Call call)
    {
        var ids = (call["vmid"] ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (ids.Length == 0 && !call.Flag("all") && !call.Has("pool")) throw PveError.Invalid("vmid", "property is missing");
        foreach (var id in ids) call.Demand($"/vms/{id}", "VM.Backup");
        var cluster = call.Cluster;
        var node = call.Node;
        var target = call["storage"] ?? "local";
        bool Knows(int vmid) => cluster.Guests.TryFind(vmid, out var guest) && guest.Node == node;
        var vmids = ids.Length > 0 ? ids.Select(id => int.Parse(id, CultureInfo.InvariantCulture)).ToList() : cluster.Guests.Items.Where(guest => guest.Node == node && call.Flag("all")).Select(guest => guest.Vmid).ToList();
        var log = new List<string> { $"INFO: starting new backup job: vzdump {string.Join(' ', vmids)} --node {node.Name} --storage {target}" };
        foreach (var vmid in vmids) log.Add(Knows(vmid) ? $"INFO: Starting Backup of VM {vmid}" : $"ERROR: Backup of VM {vmid} failed - unable to find VM '{vmid}'");
        log.Add(vmids.TrueForAll(Knows) ? "INFO: Backup job finished successfully" : "INFO: Backup job finished with errors");
        return cluster.Tasks.Start(call, new TaskPlan("vzdump", ids.Length == 1 ? ids[0] : "")
        {
            Guest = vmids is [var only] && cluster.Guests.TryFind(only, out var single) ? single : null,
            Length = 5, Log = log,
            Check = () =>
            {
                if (!cluster.Storages.Contains(target)) throw PveError.Failed($"could not activate storage '{target}': storage '{target}' does not exist could not get storage information for '{target}': storage '{target}' does not exist");
            },
            Begin = () => SetLock(cluster, vmids, "backup"),
            Abandon = () => SetLock(cluster, vmids, null),
            Finish = () =>
            {
                SetLock(cluster, vmids, null);
                foreach (var vmid in vmids.Where(Knows)) Save(call, cluster.Storages.Find(target), vmid);
                if (!vmids.TrueForAll(Knows)) throw PveError.Failed("job errors");
            },
        });
    }

    private static void SetLock(SimulatedCluster cluster, List<int> vmids, string? held)
    {
        foreach (var vmid in vmids)
        {
            if (cluster.Guests.TryFind(vmid, out var guest) && (held is null ? guest.Lock == "backup" : guest.Lock is null)) guest.Config["lock"] = held;
        }
    }

    private static void Save(Call call, SimulatedStorage storage, int vmid)
    {
        if (!call.Cluster.Guests.TryFind(vmid, out var guest)) return;
        var now = call.Cluster.Schedule.Now;
        var format = (guest.IsContainer ? "tar" : "vma") + call["compress"] switch { "zstd" => ".zst", "gzip" or "1" => ".gz", "lzo" => ".lzo", _ => "" };
        var name = $"vzdump-{guest.Type}-{vmid}-{now.ToString("yyyy_MM_dd-HH_mm_ss", CultureInfo.InvariantCulture)}.{format}";
        var notes = call["notes-template"]?.Replace("{{guestname}}", guest.Name, StringComparison.Ordinal).Replace("{{node}}", guest.NodeName, StringComparison.Ordinal)
            .Replace("{{vmid}}", PowerActions.Id(guest), StringComparison.Ordinal).Replace("{{cluster}}", call.Cluster.Name, StringComparison.Ordinal);
        call.Cluster.Storages.Volumes.Add(new SimulatedVolume($"{storage.Id}:backup/{name}", "backup", format, Math.Max(1 << 20, guest.Figures.MaxDisk / 4), now)
        {
            Vmid = vmid, Subtype = guest.Type, Notes = notes, IsProtected = call.Flag("protected"), Node = storage.IsShared ? null : guest.NodeName, Saved = new Dictionary<string, string>(guest.Config.Current),
        });
    }
}
