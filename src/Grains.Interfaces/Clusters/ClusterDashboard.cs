namespace Hypervisor.Grains.Interfaces;

/// <summary>A cluster in numbers as of the last sync. Sizes are bytes, percentages 0..100.</summary>
[GenerateSerializer, Immutable, Alias("ClusterDashboard")]
public sealed record ClusterDashboard
{
    [Id(0)] public required Guid ControllerId { get; init; }
    [Id(1)] public required string ControllerName { get; init; }
    [Id(2)] public Guid? SiteId { get; init; }

    /// <summary>Null for a single node, and until the first sync.</summary>
    [Id(3)] public string? ClusterName { get; init; }

    [Id(4)] public required ControllerStatus Status { get; init; }

    /// <summary>Why it isn't online; null when it is.</summary>
    [Id(5)] public string? Error { get; init; }

    /// <summary>Since when the status is what it is.</summary>
    [Id(6)] public DateTimeOffset? StatusSince { get; init; }

    /// <summary>Null until the first sync.</summary>
    [Id(7)] public bool? Quorate { get; init; }

    [Id(8)] public string? PveVersion { get; init; }
    [Id(9)] public int TotalNodes { get; init; }
    [Id(10)] public int OnlineNodes { get; init; }
    [Id(11)] public int TotalVms { get; init; }
    [Id(12)] public int RunningVms { get; init; }
    [Id(13)] public int TotalContainers { get; init; }
    [Id(14)] public int RunningContainers { get; init; }
    [Id(15)] public int TotalCpuCores { get; init; }

    /// <summary>Cores in use over the online nodes.</summary>
    [Id(16)] public double UsedCpuCores { get; init; }

    [Id(17)] public long TotalMemoryBytes { get; init; }
    [Id(18)] public long UsedMemoryBytes { get; init; }

    /// <summary>Over all storages, shared ones once.</summary>
    [Id(19)] public long TotalStorageBytes { get; init; }

    [Id(20)] public long UsedStorageBytes { get; init; }

    /// <summary>Guests that the HA manager looks after.</summary>
    [Id(21)] public int HaActive { get; init; }

    [Id(22)] public int RunningTasks { get; init; }

    /// <summary>The inventory's version; grows with each sync that reads something.</summary>
    [Id(23)] public long Version { get; init; }

    [Id(24)] public DateTimeOffset? AsOf { get; init; }
    [Id(25)] public bool Stale { get; init; }

    public double CpuUsagePercent => Ratio.Percent(UsedCpuCores, TotalCpuCores);

    public double MemoryUsagePercent => Ratio.Percent(UsedMemoryBytes, TotalMemoryBytes);

    public double StorageUsagePercent => Ratio.Percent(UsedStorageBytes, TotalStorageBytes);
}
