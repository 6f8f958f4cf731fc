using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The health and size of a Ceph cluster. What it doesn't tell is null.</summary>
[GenerateSerializer, Immutable, Alias("CephStatus")]
public sealed record CephStatus
{
    /// <summary><c>HEALTH_OK</c>, <c>HEALTH_WARN</c> or <c>HEALTH_ERR</c>.</summary>
    [Id(0)] public string? Health { get; init; }

    [Id(1)] public int? NumOsds { get; init; }
    [Id(2)] public int? NumOsdsUp { get; init; }
    [Id(3)] public int? NumOsdsIn { get; init; }
    [Id(4)] public int? NumPgs { get; init; }
    [Id(5)] public int? NumPools { get; init; }
    [Id(6)] public long? TotalBytes { get; init; }
    [Id(7)] public long? UsedBytes { get; init; }
    [Id(8)] public long? AvailBytes { get; init; }

    /// <summary>What is not well, by code.</summary>
    [Id(9)] public ImmutableArray<CephCheck> Checks { get; init; } = [];

    [Id(10)] public int? NumMons { get; init; }

    /// <summary>The monitors, by name.</summary>
    [Id(11)] public ImmutableArray<string> Mons { get; init; } = [];

    /// <summary>Those of them that agree.</summary>
    [Id(12)] public ImmutableArray<string> Quorum { get; init; } = [];

    [Id(13)] public string? Fsid { get; init; }

    /// <summary>Bytes a second, as are the writes; 0 while nothing moves.</summary>
    [Id(14)] public long ReadBytesPerSecond { get; init; }

    [Id(15)] public long WriteBytesPerSecond { get; init; }
    [Id(16)] public long ReadsPerSecond { get; init; }
    [Id(17)] public long WritesPerSecond { get; init; }

    public double? UsedPercent => UsedBytes is { } used && TotalBytes is { } total ? Ratio.Percent(used, total) : null;
}
