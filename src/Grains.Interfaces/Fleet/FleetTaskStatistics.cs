using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The recent tasks of all clusters that the caller sees and that answered.</summary>
[GenerateSerializer, Immutable, Alias("FleetTaskStatistics")]
public sealed record FleetTaskStatistics
{
    /// <summary>By the controller's id; clusters without an answer are in <see cref="Gaps"/> only.</summary>
    [Id(0)] public required ImmutableDictionary<Guid, ClusterTaskStatistics> Controllers { get; init; }

    /// <summary>Over those clusters.</summary>
    [Id(1)] public required TaskStatistics Aggregate { get; init; }

    /// <summary>Clusters that are not counted, and why.</summary>
    [Id(2)] public required ImmutableArray<ClusterGap> Gaps { get; init; }

    /// <summary>The oldest of the clusters' times; null where none answered.</summary>
    [Id(3)] public DateTimeOffset? AsOf { get; init; }
}
