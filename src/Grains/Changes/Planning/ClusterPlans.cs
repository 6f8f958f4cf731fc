using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

/// <summary>What a change of a node, a storage or the cluster takes along, and what is in its way.</summary>
internal static class ClusterPlans
{
    public static Task<PlanFacts> Read(PveClient pve, string? node, Command command, ImmutableArray<PveResource> guests, CancellationToken cancellation) => command switch
    {
        DeleteSdnZone zone => Zone(pve, zone.Zone, cancellation),
        DeleteSdnVnet vnet => Vnet(pve, vnet.Vnet, cancellation),
        DeleteVolume volume => Volume(pve, node!, volume, cancellation),
        PruneBackups prune => Prune(pve, node!, prune, cancellation),
        RestoreBackup restore => throw new InvalidOperationException($"{restore.GetType().Name} is planned with its guest."),
        RebootNode or ShutdownNode => Task.FromResult(Node(node!, guests)),
        IGuestMaker { Vmid: { } vmid } => Task.FromResult(NewGuest(vmid, guests)),
        _ => Task.FromResult(new PlanFacts()),
    };

    /// <summary>A restore makes a guest, or overwrites one.</summary>
    public static async Task<PlanFacts> Restore(PveClient pve, string node, int vmid, RestoreBackup restore, ImmutableArray<PveResource> guests, CancellationToken cancellation)
    {
        var there = guests.FirstOrDefault(guest => guest.Vmid == vmid);
        if (there is not null && !restore.Force)
        {
            throw FleetException.Conflict("vmid_in_use", $"VMID {vmid} belongs to {there.Name ?? "a guest"}. Choose another, or repeat with force: true to overwrite it.");
        }

        if (there is { Status: "running" })
        {
            throw FleetException.Conflict("guest_running", $"{there.Name ?? "The guest"} ({vmid}) is running. Stop it before it is overwritten.");
        }

        var storage = restore.Archive.Split(':')[0];
        var archive = (await pve.GetStorageContent(node, storage, "backup", cancellation: cancellation)).FirstOrDefault(volume => volume.VolumeId == restore.Archive)
            ?? throw FleetException.NotFound($"Backup {restore.Archive} on node {node}");
        return new PlanFacts
        {
            Status = there?.Status,
            Impact =
            [
                new ImpactItem("backup", archive.VolumeId, $"{Size(archive.SizeBytes)}, {archive.CreatedAt?.UtcDateTime:u}"),
                .. there is null ? Array.Empty<ImpactItem>() : [new ImpactItem("guest", there.Id, $"{there.Name} is overwritten")],
            ],
        };
    }

    private static async Task<PlanFacts> Zone(PveClient pve, string zone, CancellationToken cancellation)
    {
        var vnets = (await pve.GetSdnVnets(cancellation)).EnumerateArray()
            .Where(vnet => ZoneOf(vnet) == zone && ConfigDifference.ValueOf(vnet, "state") != "deleted")
            .Select(vnet => ConfigDifference.ValueOf(vnet, "vnet")!).Order(StringComparer.Ordinal).ToList();
        return vnets.Count > 0
            ? throw FleetException.Conflict("zone_in_use", $"Zone {zone} is used by {(vnets.Count == 1 ? "vnet" : "vnets")} {string.Join(", ", vnets)}. Delete them first.")
            : new PlanFacts();
    }

    private static async Task<PlanFacts> Vnet(PveClient pve, string vnet, CancellationToken cancellation)
    {
        var subnets = (await pve.GetRaw(PveRequest.Get($"/cluster/sdn/vnets/{vnet}/subnets"), cancellation)).Redacted().EnumerateArray()
            .Select(subnet => ConfigDifference.ValueOf(subnet, "cidr") ?? ConfigDifference.ValueOf(subnet, "subnet") ?? "?").Order(StringComparer.Ordinal).ToList();
        return subnets.Count > 0
            ? throw FleetException.Conflict("vnet_in_use", $"Vnet {vnet} has {(subnets.Count == 1 ? "subnet" : "subnets")} {string.Join(", ", subnets)}. Delete them first.")
            : new PlanFacts { Warnings = ["Guests whose network cards are on it lose their network when SDN is applied."] };
    }

    /// <summary>A vnet that isn't applied yet has what will be apart from what is.</summary>
    private static string? ZoneOf(JsonElement vnet) =>
        (vnet.TryGetProperty("pending", out var pending) ? ConfigDifference.ValueOf(pending, "zone") : null) ?? ConfigDifference.ValueOf(vnet, "zone");

    private static async Task<PlanFacts> Volume(PveClient pve, string node, DeleteVolume delete, CancellationToken cancellation)
    {
        var storage = delete.Storage ?? delete.Volume.Split(':')[0];
        var wanted = delete.Volume.Contains(':', StringComparison.Ordinal) ? delete.Volume : $"{storage}:{delete.Volume}";
        var volume = (await pve.GetStorageContent(node, storage, cancellation: cancellation)).FirstOrDefault(volume => volume.VolumeId == wanted)
            ?? throw FleetException.NotFound($"Volume {wanted} on node {node}");
        if (volume.Protected == true)
        {
            throw FleetException.Conflict("volume_protected", $"{wanted} is protected. Switch its protection off before it is deleted.");
        }

        return new PlanFacts
        {
            Dependents = volume.Vmid is > 0 ? [$"guest {volume.Vmid}"] : [],
            Impact = [new ImpactItem("volume", wanted, $"{volume.Content}, {volume.Format}, {Size(volume.SizeBytes)}{(volume.Vmid is > 0 ? $", of guest {volume.Vmid}" : "")}")],
        };
    }

    private static async Task<PlanFacts> Prune(PveClient pve, string node, PruneBackups prune, CancellationToken cancellation)
    {
        var request = prune.ToPve(node);
        var keep = request.Parameters.FirstOrDefault(parameter => parameter.Name == "prune-backups").Value;
        var preview = await pve.GetPrunePreview(node, prune.Storage, keep, prune.Vmid, cancellation);
        var removed = preview.EnumerateArray().Where(backup => ConfigDifference.ValueOf(backup, "mark") == "remove")
            .Select(backup => ConfigDifference.ValueOf(backup, "volid") ?? "").Order(StringComparer.Ordinal).ToImmutableArray();
        return new PlanFacts
        {
            Dependents = removed,
            Impact = [.. removed.Select(volume => new ImpactItem("backup", volume, "removed"))],
            Warnings = removed.IsEmpty ? ["Nothing would be removed now."] : [],
        };
    }

    private static PlanFacts Node(string node, ImmutableArray<PveResource> guests)
    {
        var running = guests.Where(guest => guest.Node == node && guest.Status == "running").OrderBy(guest => guest.Vmid).ToList();
        return new PlanFacts
        {
            Dependents = [.. running.Select(guest => $"guest {guest.Vmid}").Order(StringComparer.Ordinal)],
            Impact = [new ImpactItem("node", node, $"{running.Count} guests run on it"), .. running.Select(guest => new ImpactItem("guest", guest.Id, $"{guest.Name}, running"))],
        };
    }

    private static PlanFacts NewGuest(int vmid, ImmutableArray<PveResource> guests) => guests.FirstOrDefault(guest => guest.Vmid == vmid) is { } other
        ? throw FleetException.Conflict("vmid_in_use", $"VMID {vmid} belongs to {other.Name ?? "another guest"}.")
        : new PlanFacts { Impact = [new ImpactItem("guest", vmid.ToString(CultureInfo.InvariantCulture), "is made")] };

    private static string Size(long? bytes) => bytes is { } size ? ByteSize.Format(size) : "size unknown";
}
