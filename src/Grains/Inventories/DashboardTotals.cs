using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>A cluster's inventory in numbers. Templates count as no guests, and shared storages count once.</summary>
internal static class DashboardTotals
{
    public static ClusterDashboard Count(this ClusterDashboard empty, Inventory inventory)
    {
        var online = inventory.Nodes.Where(node => node.Status == "online").ToList();
        var vms = inventory.Guests.Where(guest => guest is { VmType: GuestType.Qemu, Template: false }).ToList();
        var containers = inventory.Guests.Where(guest => guest is { VmType: GuestType.Lxc, Template: false }).ToList();
        var storages = inventory.DistinctStorages().ToList();
        return empty with
        {
            ClusterName = inventory.Cluster.Name,
            Quorate = inventory.Cluster.Quorate,
            PveVersion = inventory.Cluster.PveVersion,
            TotalNodes = inventory.Nodes.Length,
            OnlineNodes = online.Count,
            TotalVms = vms.Count,
            RunningVms = vms.Count(guest => guest.Status == "running"),
            TotalContainers = containers.Count,
            RunningContainers = containers.Count(guest => guest.Status == "running"),
            TotalCpuCores = online.Sum(node => node.CpuCount),
            UsedCpuCores = Math.Round(online.Sum(node => node.CpuUsage * node.CpuCount), 2),
            TotalMemoryBytes = online.Sum(node => node.MemoryTotal),
            UsedMemoryBytes = online.Sum(node => node.MemoryUsed),
            TotalStorageBytes = storages.Sum(pool => pool.Total),
            UsedStorageBytes = storages.Sum(pool => pool.Used),
            HaActive = inventory.Guests.Count(guest => guest.HaState is not null),
            RunningTasks = inventory.RunningTasks,
            Version = inventory.Version,
            AsOf = inventory.AsOf,
            Stale = inventory.Stale,
        };
    }
}
