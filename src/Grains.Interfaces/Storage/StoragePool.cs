using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A storage of the cluster, or its part on one node. Sizes are bytes.</summary>
[GenerateSerializer, Immutable, Alias("StoragePool")]
public sealed record StoragePool
{
    [Id(0)] public required Guid ControllerId { get; init; }
    [Id(1)] public required string ControllerName { get; init; }

    /// <summary>The storage's id, such as <c>local-lvm</c>.</summary>
    [Id(2)] public required string Storage { get; init; }

    /// <summary>The node it is on; for a shared one that is listed once, one of the nodes that have it.</summary>
    [Id(3)] public required string Node { get; init; }

    /// <summary>The nodes that have it.</summary>
    [Id(4)] public ImmutableArray<string> Nodes { get; init; } = [];

    /// <summary>The plugin: <c>dir</c>, <c>lvmthin</c>, <c>zfspool</c>, <c>nfs</c>, <c>rbd</c>, <c>pbs</c>, ...</summary>
    [Id(5)] public string? StorageType { get; init; }

    /// <summary>What may be kept there: <c>images</c>, <c>rootdir</c>, <c>iso</c>, <c>vztmpl</c>, <c>backup</c>, <c>snippets</c>.</summary>
    [Id(6)] public ImmutableArray<string> Content { get; init; } = [];

    [Id(7)] public long Total { get; init; }
    [Id(8)] public long Used { get; init; }
    [Id(9)] public bool Active { get; init; }
    [Id(10)] public bool Shared { get; init; }

    /// <summary>As PVE says it: <c>available</c> or <c>unknown</c>.</summary>
    [Id(11)] public required string Status { get; init; }

    [Id(12)] public Guid? SiteId { get; init; }
    [Id(13)] public required DateTimeOffset AsOf { get; init; }
    [Id(14)] public bool Stale { get; init; }

    /// <summary>Unique over all clusters: <c>{controller_id}/{node}/{storage}</c>.</summary>
    public string Id => $"{ControllerId:D}/{Node}/{Storage}";

    public long Available => Math.Max(0, Total - Used);

    public double UsedPercent => Ratio.Percent(Used, Total);

    /// <summary>Disabled storages are not part of the inventory, so what is listed is enabled.</summary>
    public bool Enabled => true;
}
