using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;

namespace Hypervisor.Grains;

/// <summary>What a cluster has, read at one time. Immutable and swapped whole, so that every reader sees one sync and never parts of two.</summary>
internal sealed record Inventory
{
    /// <summary>Grows with every swap, over restarts too.</summary>
    public required long Version { get; init; }

    public required DateTimeOffset AsOf { get; init; }

    public bool Stale { get; init; }

    public required ClusterStatus Cluster { get; init; }

    /// <summary>Sorted by name.</summary>
    public ImmutableArray<Node> Nodes { get; init; } = [];

    /// <summary>Sorted by VMID.</summary>
    public ImmutableArray<Guest> Guests { get; init; } = [];

    /// <summary>Each node's part of each storage, sorted by storage and node.</summary>
    public ImmutableArray<StoragePool> Storages { get; init; } = [];

    /// <summary>What PVE lists besides: SDN zones, networks and pools.</summary>
    public ImmutableArray<ClusterResource> Others { get; init; } = [];

    public int RunningTasks { get; init; }

    /// <summary>The storages of the cluster with each shared one once, naming the nodes that have it.</summary>
    public IEnumerable<StoragePool> DistinctStorages() => Storages
        .GroupBy(pool => pool.Shared ? pool.Storage : $"{pool.Storage}/{pool.Node}", StringComparer.Ordinal)
        .Select(parts => parts.FirstOrDefault(part => part.Active) is { } active ? (active, parts) : (active: parts.First(), parts))
        .Select(found => found.active with { Nodes = [.. found.parts.Select(part => part.Node)] });

    /// <summary>The same, marked as no longer current.</summary>
    public Inventory AsStale(long version) => this with
    {
        Version = version,
        Stale = true,
        Cluster = Cluster with { Stale = true },
        Nodes = [.. Nodes.Select(node => node with { Stale = true })],
        Guests = [.. Guests.Select(guest => guest with { Stale = true })],
        Storages = [.. Storages.Select(pool => pool with { Stale = true })],
        Others = [.. Others.Select(other => other with { Stale = true })],
    };

    /// <summary>The same under another name or site of its controller.</summary>
    public Inventory Relabelled(string name, Guid? site, long version) => this with
    {
        Version = version,
        Nodes = [.. Nodes.Select(node => node with { ControllerName = name, SiteId = site })],
        Guests = [.. Guests.Select(guest => guest with { ControllerName = name, SiteId = site })],
        Storages = [.. Storages.Select(pool => pool with { ControllerName = name, SiteId = site })],
    };
}
