using System.Collections.Immutable;
using System.Globalization;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A virtual machine or container as of the last sync. Sizes are bytes, ratios 0..1, percentages 0..100.</summary>
[GenerateSerializer, Immutable, Alias("Guest")]
public sealed record Guest
{
    [Id(0)] public required Guid ControllerId { get; init; }

    /// <summary>The controller's name.</summary>
    [Id(1)] public required string ControllerName { get; init; }

    [Id(2)] public required int Vmid { get; init; }
    [Id(3)] public required GuestType VmType { get; init; }

    /// <summary>The guest's name; <c>VM 100</c> or <c>CT 100</c> while the cluster doesn't tell one.</summary>
    [Id(4)] public required string Name { get; init; }

    [Id(5)] public required string Node { get; init; }

    /// <summary>As PVE says it: <c>running</c>, <c>stopped</c>, <c>paused</c>, <c>suspended</c>, <c>unknown</c>.</summary>
    [Id(6)] public required string Status { get; init; }

    [Id(7)] public double CpuCores { get; init; }

    /// <summary>Share of its cores in use, 0..1.</summary>
    [Id(8)] public double CpuUsage { get; init; }

    [Id(9)] public long MemoryBytes { get; init; }
    [Id(10)] public long MemoryUsedBytes { get; init; }

    /// <summary>Size of the root disk.</summary>
    [Id(11)] public long DiskBytes { get; init; }

    /// <summary>Used of the root disk; 0 for virtual machines, where the cluster can't know.</summary>
    [Id(12)] public long DiskUsedBytes { get; init; }

    /// <summary>Bytes received since the guest started.</summary>
    [Id(13)] public long NetIn { get; init; }

    [Id(14)] public long NetOut { get; init; }
    [Id(15)] public long DiskRead { get; init; }
    [Id(16)] public long DiskWrite { get; init; }

    /// <summary>Seconds.</summary>
    [Id(17)] public long Uptime { get; init; }

    [Id(18)] public ImmutableArray<string> Tags { get; init; } = [];
    [Id(19)] public bool Template { get; init; }
    [Id(20)] public string? HaState { get; init; }

    /// <summary>Why the configuration is locked, such as <c>backup</c> or <c>migrate</c>.</summary>
    [Id(21)] public string? Lock { get; init; }

    [Id(22)] public string? Pool { get; init; }
    [Id(23)] public Guid? SiteId { get; init; }
    [Id(24)] public required DateTimeOffset AsOf { get; init; }

    /// <summary>The cluster does not answer now: these are the last known values.</summary>
    [Id(25)] public bool Stale { get; init; }

    /// <summary>Unique over all clusters: <c>{controller_id}/{vmid}</c>. It survives migration.</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{ControllerId:D}/{Vmid}");

    public double CpuPercent => Ratio.Percent(CpuUsage);

    public double MemoryMb => Math.Round(MemoryBytes / 1048576d, 1);

    public double MemoryUsedMb => Math.Round(MemoryUsedBytes / 1048576d, 1);

    public double MemoryPercent => Ratio.Percent(MemoryUsedBytes, MemoryBytes);

    public double DiskGb => Math.Round(DiskBytes / 1073741824d, 2);

    public double DiskUsedGb => Math.Round(DiskUsedBytes / 1073741824d, 2);

    public double DiskPercent => Ratio.Percent(DiskUsedBytes, DiskBytes);
}
