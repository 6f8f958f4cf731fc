using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>All clusters that the caller sees, in numbers. Sizes are bytes, percentages 0..100. Stale clusters count with their last known values.</summary>
[GenerateSerializer, Immutable, Alias("FleetDashboard")]
public sealed record FleetDashboard
{
    [Id(0)] public required int TotalClusters { get; init; }
    [Id(1)] public required int OnlineClusters { get; init; }
    [Id(2)] public int TotalNodes { get; init; }
    [Id(3)] public int OnlineNodes { get; init; }
    [Id(4)] public int TotalVms { get; init; }
    [Id(5)] public int RunningVms { get; init; }
    [Id(6)] public int TotalContainers { get; init; }
    [Id(7)] public int RunningContainers { get; init; }
    [Id(8)] public int TotalCpuCores { get; init; }
    [Id(9)] public double UsedCpuCores { get; init; }
    [Id(10)] public long TotalMemoryBytes { get; init; }
    [Id(11)] public long UsedMemoryBytes { get; init; }
    [Id(12)] public long TotalStorageBytes { get; init; }
    [Id(13)] public long UsedStorageBytes { get; init; }

    /// <summary>Sorted by name.</summary>
    [Id(14)] public ImmutableArray<ClusterDashboard> Clusters { get; init; } = [];

    /// <summary>The oldest of the clusters' times; null while none was read.</summary>
    [Id(15)] public DateTimeOffset? AsOf { get; init; }

    /// <summary>At least one cluster's values are stale.</summary>
    [Id(16)] public bool Stale { get; init; }

    [Id(17)] public int HaActive { get; init; }

    [Id(18)] public int RunningTasks { get; init; }

    public double CpuUsagePercent => Ratio.Percent(UsedCpuCores, TotalCpuCores);

    public double MemoryUsagePercent => Ratio.Percent(UsedMemoryBytes, TotalMemoryBytes);

    public double StorageUsagePercent => Ratio.Percent(UsedStorageBytes, TotalStorageBytes);
}
