namespace Hypervisor.Grains.Interfaces;

/// <summary>A node as of the last sync. Sizes are bytes, ratios 0..1, percentages 0..100.</summary>
[GenerateSerializer, Immutable, Alias("Node")]
public sealed record Node
{
    [Id(0)] public required Guid ControllerId { get; init; }
    [Id(1)] public required string ControllerName { get; init; }

    /// <summary>The node's name.</summary>
    [Id(2)] public required string Name { get; init; }

    /// <summary><c>online</c>, <c>offline</c> or <c>unknown</c>.</summary>
    [Id(3)] public required string Status { get; init; }

    [Id(4)] public string? IpAddress { get; init; }
    [Id(5)] public int CpuCount { get; init; }
    [Id(6)] public double CpuUsage { get; init; }
    [Id(7)] public long MemoryTotal { get; init; }
    [Id(8)] public long MemoryUsed { get; init; }

    /// <summary>The root file system's size.</summary>
    [Id(9)] public long StorageTotal { get; init; }

    [Id(10)] public long StorageUsed { get; init; }

    /// <summary>Seconds.</summary>
    [Id(11)] public long Uptime { get; init; }

    /// <summary>Known once the node itself was asked; see <see cref="NodeDetail"/>.</summary>
    [Id(12)] public string? PveVersion { get; init; }

    [Id(13)] public string? KernelVersion { get; init; }
    [Id(14)] public string? CpuModel { get; init; }

    /// <summary>As PVE marks it: <c>c</c> community, <c>b</c> basic, <c>s</c> standard, <c>p</c> premium, empty without subscription.</summary>
    [Id(15)] public string? SubscriptionLevel { get; init; }

    [Id(16)] public int VmsRunning { get; init; }
    [Id(17)] public int Vms { get; init; }
    [Id(18)] public int ContainersRunning { get; init; }
    [Id(19)] public int Containers { get; init; }
    [Id(20)] public Guid? SiteId { get; init; }
    [Id(21)] public required DateTimeOffset AsOf { get; init; }
    [Id(22)] public bool Stale { get; init; }

    /// <summary>Unique over all clusters: <c>{controller_id}/{node}</c>.</summary>
    public string Id => $"{ControllerId:D}/{Name}";

    /// <summary>The same as <see cref="Name"/>, as the existing system calls it.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("node")]
    public string NodeName => Name;

    public double CpuPercent => Ratio.Percent(CpuUsage);

    public double MemoryPercent => Ratio.Percent(MemoryUsed, MemoryTotal);

    public double StoragePercent => Ratio.Percent(StorageUsed, StorageTotal);
}
