using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>What a change of a guest touches, and what is in its way.</summary>
internal static partial class GuestPlans
{
    public static async Task<PlanFacts> Read(PveClient pve, GuestAddress at, PveResource guest, GuestCommand command, ImmutableArray<PveResource> all, CancellationToken cancellation)
    {
        var facts = new PlanFacts
        {
            Status = MattersWhetherItRuns(command) ? guest.Status : null,
            Impact = [new ImpactItem("guest", $"{at.Kind}/{at.Vmid}", $"{guest.Name ?? "without a name"}, {guest.Status} on {at.Node}")],
        };
        return facts.And(await PlanFacts.OrWarning("What it takes along", async () => command switch
        {
            DestroyVirtualMachine => await Destroy(pve, at, guest, cancellation),
            DestroyContainer { Force: var force } => await Destroy(pve, at, force == true ? guest with { Status = "stopped" } : guest, cancellation),
            DeleteSnapshot delete => await Snapshot(pve, at, delete.Snapname, isRollback: false, cancellation),
            RollBackSnapshot back => await Snapshot(pve, at, back.Snapname, isRollback: true, cancellation),
            CreateSnapshot create => await NewSnapshot(pve, at, create.Snapname, cancellation),
            CloneVirtualMachine clone => Clone(all, clone.Newid),
            CloneContainer clone => Clone(all, clone.Newid),
            MigrateVirtualMachine migrate => Migrate(at, migrate.Target).And(await PlanFacts.OrWarning("Whether it can move", () => Obstacles(pve, at, migrate, guest, cancellation))),
            MigrateContainer migrate => Migrate(at, migrate.Target) with
            {
                Warnings = guest.Status == "running" ? ["The container is restarted by the move."] : [],
            },
            _ => new PlanFacts(),
        }));
    }

    private static bool MattersWhetherItRuns(GuestCommand command) => command is
        StartVirtualMachine or StopVirtualMachine or ShutdownVirtualMachine or RebootVirtualMachine or ResetVirtualMachine or SuspendVirtualMachine or ResumeVirtualMachine
        or StartContainer or StopContainer or ShutdownContainer or RebootContainer
        or DestroyVirtualMachine or DestroyContainer or MigrateVirtualMachine or MigrateContainer or MigrateVirtualMachineAway or MigrateContainerAway
        or RollBackSnapshot or ConvertVirtualMachineToTemplate or ConvertContainerToTemplate;

    private static async Task<PlanFacts> Destroy(PveClient pve, GuestAddress at, PveResource guest, CancellationToken cancellation)
    {
        if (guest.Status == "running")
        {
            throw FleetException.Conflict("guest_running", $"{guest.Name ?? "The guest"} ({at.Vmid}) is running. Stop it before it is deleted.");
        }

        var config = await pve.GetGuestConfig(at, cancellation: cancellation);
        if (ConfigDifference.ValueOf(config, "protection") == "1")
        {
            throw FleetException.Conflict("guest_protected", $"{guest.Name ?? "The guest"} ({at.Vmid}) is protected. Switch its protection off before it is deleted.");
        }

        var snapshots = (await pve.GetSnapshots(at, cancellation)).Where(snapshot => snapshot.Name != "current").ToList();
        var named = await PlanFacts.OrWarning("Which jobs name it", () => Jobs(pve, at.Vmid, cancellation));
        return named with
        {
            Dependents = [.. snapshots.Select(snapshot => $"snapshot {snapshot.Name}")],
            Impact =
            [
                .. config.EnumerateObject().Where(property => Disk().IsMatch(property.Name) && property.Value.ValueKind == JsonValueKind.String && !property.Value.GetString()!.Contains("media=cdrom", StringComparison.Ordinal))
                    .Select(property => new ImpactItem("disk", property.Name, property.Value.GetString())),
                .. snapshots.Select(snapshot => new ImpactItem("snapshot", snapshot.Name, Describe(snapshot))),
                .. named.Impact,
            ],
        };
    }

    /// <summary>Backups and replications that would go on looking for the guest.</summary>
    private static async Task<PlanFacts> Jobs(PveClient pve, int vmid, CancellationToken cancellation)
    {
        var number = vmid.ToString(CultureInfo.InvariantCulture);
        var backups = (await pve.GetBackupJobs(cancellation)).Where(job => job.Vmid?.Split(',').Contains(number) == true);
        var replications = (await pve.GetReplicationJobs(cancellation)).EnumerateArray().Where(job => ConfigDifference.ValueOf(job, "guest") == number);
        return new PlanFacts
        {
            Impact =
            [
                .. backups.Select(job => new ImpactItem("backup job", job.Id, "names it; with purge: true it is taken out")),
                .. replications.Select(job => new ImpactItem("replication job", ConfigDifference.ValueOf(job, "id") ?? number, "copies it; with purge: true it is removed")),
            ],
        };
    }

    private static async Task<PlanFacts> Obstacles(PveClient pve, GuestAddress at, MigrateVirtualMachine migrate, PveResource guest, CancellationToken cancellation)
    {
        var conditions = (await pve.GetRaw(PveRequest.Get(at, $"migrate").With("target", migrate.Target), cancellation)).Redacted();
        if (conditions.TryGetProperty("not_allowed_nodes", out var barred) && barred.ValueKind == JsonValueKind.Object && barred.TryGetProperty(migrate.Target, out var why)
            && why.TryGetProperty("unavailable_storages", out var missing) && missing.GetArrayLength() > 0)
        {
            throw FleetException.Conflict("storage_missing", $"Node {migrate.Target} lacks storages of the guest: {string.Join(", ", missing.EnumerateArray())}. Choose another node, or a targetstorage.");
        }

        var isRunning = guest.Status == "running";
        var resources = Texts(conditions, "local_resources");
        var disks = !conditions.TryGetProperty("local_disks", out var local) || local.ValueKind != JsonValueKind.Array ? []
            : local.EnumerateArray().Where(disk => ConfigDifference.ValueOf(disk, "shared") != "1").Select(disk => ConfigDifference.ValueOf(disk, "drivename") ?? ConfigDifference.ValueOf(disk, "volid") ?? "?").ToList();
        return new PlanFacts
        {
            Impact = [.. disks.Select(disk => new ImpactItem("disk", disk, "is copied to the other node"))],
            Warnings =
            [
                .. isRunning && resources.Count > 0 ? [$"It uses devices of its node and can't move while it runs: {string.Join(", ", resources)}."] : Array.Empty<string>(),
                .. isRunning && disks.Count > 0 && migrate.WithLocalDisks != true ? [$"It runs with disks that are on {at.Node} only ({string.Join(", ", disks)}): Proxmox VE moves those with with_local_disks: true."] : Array.Empty<string>(),
            ],
        };
    }

    private static List<string> Texts(JsonElement of, string name) => of.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => item.ToString())] : [];

    private static async Task<PlanFacts> Snapshot(PveClient pve, GuestAddress at, string name, bool isRollback, CancellationToken cancellation)
    {
        var snapshots = await pve.GetSnapshots(at, cancellation);
        var meant = snapshots.FirstOrDefault(snapshot => snapshot.Name == name) ?? throw FleetException.NotFound($"Snapshot {name} of guest {at.Vmid}");
        var children = snapshots.Where(snapshot => snapshot.Parent == name).ToList();
        var newer = snapshots.Where(snapshot => snapshot.Name != "current" && snapshot.CreatedAt > meant.CreatedAt).ToList();
        return new PlanFacts
        {
            Dependents = [.. (isRollback ? newer : children.Where(child => child.Name != "current")).Select(snapshot => $"snapshot {snapshot.Name}")],
            Impact = [new ImpactItem("snapshot", name, Describe(meant)), .. children.Where(child => child.Name != "current").Select(child => new ImpactItem("snapshot", child.Name, $"its parent is {name}"))],
            Warnings = isRollback
                ? [$"Everything since {meant.CreatedAt?.UtcDateTime:u} is lost.", .. newer.Count == 0 ? Array.Empty<string>() : [$"{newer.Count} newer snapshots are there; ZFS goes back to the newest one only."]]
                : [],
        };
    }

    private static async Task<PlanFacts> NewSnapshot(PveClient pve, GuestAddress at, string name, CancellationToken cancellation) =>
        (await pve.GetSnapshots(at, cancellation)).Any(snapshot => snapshot.Name == name)
            ? throw FleetException.Conflict("exists", $"Guest {at.Vmid} has a snapshot {name} already.")
            : new PlanFacts();

    private static PlanFacts Clone(ImmutableArray<PveResource> all, int vmid) => all.Any(other => other.Vmid == vmid)
        ? throw FleetException.Conflict("vmid_in_use", $"VMID {vmid} belongs to another guest.")
        : new PlanFacts();

    private static PlanFacts Migrate(GuestAddress at, string target) => target == at.Node
        ? throw FleetException.Conflict("already_there", $"Guest {at.Vmid} is on {target} already.")
        : new PlanFacts();

    private static string Describe(PveSnapshot snapshot) =>
        $"{snapshot.CreatedAt?.UtcDateTime:u}{(snapshot.VmState == true ? ", with memory" : "")}{(snapshot.Description is { Length: > 0 } text ? $": {Redaction.RedactText(text)}" : "")}";

    [GeneratedRegex(@"^(?:scsi|virtio|ide|sata|efidisk|tpmstate|rootfs|mp|unused)\d*$")]
    private static partial Regex Disk();
}
