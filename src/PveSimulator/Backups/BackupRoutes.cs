using System.Globalization;

namespace Hypervisor.PveSimulator;

internal static class BackupRoutes
{
    public static void MapBackups(this RouteTable routes) => routes.Post("/nodes/{node}/vzdump", BackupParameters.Vzdump, Permissions.All, Vzdump);

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
