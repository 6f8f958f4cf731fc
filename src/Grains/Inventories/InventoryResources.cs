using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>The inventory as PVE's flat list of resources.</summary>
internal static class InventoryResources
{
    public static IEnumerable<ClusterResource> Resources(this Inventory inventory) =>
    [
        .. inventory.Nodes.Select(Of),
        .. inventory.Guests.Select(Of),
        .. inventory.Storages.Select(Of),
        .. inventory.Others,
    ];

    private static ClusterResource Of(Node node) => new()
    {
        Id = $"node/{node.Name}",
        Type = "node",
        Node = node.Name,
        Name = node.Name,
        Status = node.Status,
        Maxcpu = node.CpuCount,
        Cpu = node.CpuUsage,
        Maxmem = node.MemoryTotal,
        Mem = node.MemoryUsed,
        Maxdisk = node.StorageTotal,
        Disk = node.StorageUsed,
        Uptime = node.Uptime,
        AsOf = node.AsOf,
        Stale = node.Stale,
    };

    private static ClusterResource Of(Guest guest)
    {
        var type = guest.VmType == GuestType.Qemu ? "qemu" : "lxc";
        return new ClusterResource
        {
            Id = $"{type}/{guest.Vmid}",
            Type = type,
            Node = guest.Node,
            Name = guest.Name,
            Status = guest.Status,
            Vmid = guest.Vmid,
            Maxcpu = guest.CpuCores,
            Cpu = guest.CpuUsage,
            Maxmem = guest.MemoryBytes,
            Mem = guest.MemoryUsedBytes,
            Maxdisk = guest.DiskBytes,
            Disk = guest.DiskUsedBytes,
            Uptime = guest.Uptime,
            Template = guest.Template,
            AsOf = guest.AsOf,
            Stale = guest.Stale,
        };
    }

    private static ClusterResource Of(StoragePool pool) => new()
    {
        Id = $"storage/{pool.Node}/{pool.Storage}",
        Type = "storage",
        Node = pool.Node,
        Name = pool.Storage,
        Status = pool.Status,
        Maxdisk = pool.Total,
        Disk = pool.Used,
        AsOf = pool.AsOf,
        Stale = pool.Stale,
    };
}
