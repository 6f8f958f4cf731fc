using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A page of guests across clusters.</summary>
[GenerateSerializer, Immutable, Alias("GuestPage")]
public sealed record GuestPage
{
    [Id(0)] public required ImmutableArray<Guest> Items { get; init; }

    /// <summary>How many match in all.</summary>
    [Id(1)] public required int Total { get; init; }

    [Id(2)] public required int Offset { get; init; }

    /// <summary>Give it back with an offset to page through this very result; it lives for two minutes after its last use, then it is 410 <c>snapshot_expired</c>.</summary>
    [Id(3)] public Guid? Snapshot { get; init; }

    /// <summary>Give it back for the next page; null on the last.</summary>
    [Id(4)] public string? NextCursor { get; init; }

    /// <summary>The oldest time of the clusters asked.</summary>
    [Id(5)] public DateTimeOffset? AsOf { get; init; }

    [Id(6)] public required bool Stale { get; init; }

    /// <summary>Clusters whose rows are missing or old, and why.</summary>
    [Id(7)] public ImmutableArray<ClusterGap> Gaps { get; init; } = [];

    /// <summary>What of <c>q</c> was not understood, with the cure; the rest was applied.</summary>
    [Id(8)] public ImmutableArray<string> Problems { get; init; } = [];
}

[GenerateSerializer, Immutable, Alias("ClusterGap")]
public sealed record ClusterGap([property: Id(0)] Guid ControllerId, [property: Id(1)] string ControllerName, [property: Id(2)] string Reason);

/// <summary>All nodes across clusters that match, sorted by cluster and name.</summary>
[GenerateSerializer, Immutable, Alias("NodePage")]
public sealed record NodePage
{
    [Id(0)] public required ImmutableArray<Node> Items { get; init; }
    [Id(1)] public required int Total { get; init; }
    [Id(2)] public DateTimeOffset? AsOf { get; init; }
    [Id(3)] public required bool Stale { get; init; }
    [Id(4)] public ImmutableArray<ClusterGap> Gaps { get; init; } = [];
}

/// <summary>All storages across clusters that match, shared ones once, sorted by cluster, storage and node.</summary>
[GenerateSerializer, Immutable, Alias("StoragePage")]
public sealed record StoragePage
{
    [Id(0)] public required ImmutableArray<StoragePool> Items { get; init; }
    [Id(1)] public required int Total { get; init; }
    [Id(2)] public DateTimeOffset? AsOf { get; init; }
    [Id(3)] public required bool Stale { get; init; }
    [Id(4)] public ImmutableArray<ClusterGap> Gaps { get; init; } = [];
}
