using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>
/// What a cluster has, from the controller's last sync: no call to the cluster, however many ask. Lists come rendered, once per version.
/// Same grain and key as <see cref="IControllerGrain"/>.
/// </summary>
[Alias("controller.inventory"), Requires(Role.Viewer)]
public interface IControllerInventory : IGrainWithStringKey
{
    [Alias("dashboard"), AlwaysInterleave]
    Task<ClusterDashboard> Dashboard();

    /// <summary><see cref="ClusterDashboard"/>. Answered before the first sync too, with the status that says why there are no numbers.</summary>
    [Alias("rendered-dashboard"), AlwaysInterleave]
    Task<RenderedJson> RenderedDashboard();

    /// <summary><see cref="ClusterStatus"/>. Unavailable until the first sync went through.</summary>
    [Alias("status"), AlwaysInterleave]
    Task<RenderedJson> Status();

    /// <summary>A list of <see cref="ClusterResource"/>.</summary>
    /// <param name="type"><c>node</c>, <c>qemu</c>, <c>lxc</c>, <c>storage</c>, <c>sdn</c>; null: all.</param>
    [Alias("resources"), AlwaysInterleave]
    Task<RenderedJson> Resources(string? type);

    /// <summary>A list of <see cref="Node"/>.</summary>
    [Alias("nodes"), AlwaysInterleave]
    Task<RenderedJson> Nodes();

    /// <summary>A list of <see cref="Guest"/>.</summary>
    /// <param name="type">Null: both kinds.</param>
    /// <param name="node">Null: of all nodes; a node that the cluster doesn't have is not found.</param>
    [Alias("guests"), AlwaysInterleave]
    Task<RenderedJson> Guests(GuestType? type, string? node);

    /// <summary>A list of <see cref="StoragePool"/>: of one node, or of the cluster with each shared one once.</summary>
    [Alias("storages"), AlwaysInterleave]
    Task<RenderedJson> Storages(string? node);

    /// <summary>The node, asked itself; a second's worth of callers share one question.</summary>
    [Alias("node"), AlwaysInterleave]
    Task<NodeDetail> Node(string node);

    /// <summary>The guest, wherever it runs.</summary>
    [Alias("guest"), AlwaysInterleave]
    Task<Guest> Guest(GuestType type, int vmid);

    /// <summary>The rows of this cluster for lists over the fleet, or null when the caller's version is still the newest.</summary>
    [Alias("rows"), AlwaysInterleave]
    Task<InventoryRows?> Rows(string? knownVersion);
}

/// <summary>A cluster's inventory in rows. Shared, never changed.</summary>
/// <param name="Version">Changes with every change of the rows, of the controller's status or name, and with each activation.</param>
[GenerateSerializer, Immutable, Alias("InventoryRows")]
public sealed record InventoryRows(
    [property: Id(0)] string Version,
    [property: Id(1)] ClusterDashboard Dashboard,
    [property: Id(2)] ImmutableArray<Node> Nodes,
    [property: Id(3)] ImmutableArray<Guest> Guests,
    [property: Id(4)] ImmutableArray<StoragePool> Storages,
    [property: Id(5)] bool ShowTemplates);
