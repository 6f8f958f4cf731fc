using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

[GenerateSerializer]
public enum SearchKind
{
    Cluster,
    Node,
    Guest,
    Storage,
    Change,
}

/// <summary>What was found, the best first: names and VMIDs that are the words, then those that start with them, then those that hold them, then other fields.</summary>
[GenerateSerializer, Immutable, Alias("SearchResults")]
public sealed record SearchResults
{
    [Id(0)] public required ImmutableArray<SearchHit> Items { get; init; }

    /// <summary>How many match in all.</summary>
    [Id(1)] public required int Total { get; init; }

    /// <summary>The oldest time of the clusters searched.</summary>
    [Id(2)] public DateTimeOffset? AsOf { get; init; }

    [Id(3)] public required bool Stale { get; init; }

    /// <summary>Clusters whose rows are missing or old, and why.</summary>
    [Id(4)] public ImmutableArray<ClusterGap> Gaps { get; init; } = [];
}

[GenerateSerializer, Immutable, Alias("SearchHit")]
public sealed record SearchHit
{
    [Id(0)] public required SearchKind Kind { get; init; }
    [Id(1)] public required Guid ControllerId { get; init; }
    [Id(2)] public required string ControllerName { get; init; }
    [Id(3)] public Guid? SiteId { get; init; }
    [Id(4)] public required string Name { get; init; }

    /// <summary>Where a guest or storage is, or the node itself.</summary>
    [Id(5)] public string? Node { get; init; }

    [Id(6)] public int? Vmid { get; init; }
    [Id(7)] public GuestType? VmType { get; init; }

    /// <summary>In the words of its kind: <c>running</c>, <c>online</c>, <c>available</c>, ...</summary>
    [Id(8)] public required string Status { get; init; }

    /// <summary>Unique over all kinds and clusters.</summary>
    [Id(9)] public required string Id { get; init; }
}
