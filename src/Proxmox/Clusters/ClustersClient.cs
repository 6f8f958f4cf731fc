using System.Collections.Immutable;
using System.Text.Json;

namespace Hypervisor.Proxmox;

public static class ClustersClient
{
    public static Task<PveVersion> GetVersion(this PveClient pve, CancellationToken cancellation = default) =>
        pve.Get<PveVersion>(ClusterRequests.Version(), cancellation);

    public static Task<ImmutableArray<PveClusterStatus>> GetClusterStatus(this PveClient pve, bool background = false, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveClusterStatus>>(ClusterRequests.Status().InBackground(background), cancellation);

    /// <param name="type"><c>vm</c>, <c>storage</c>, <c>node</c> or <c>sdn</c>; null for all.</param>
    public static Task<ImmutableArray<PveResource>> GetClusterResources(
        this PveClient pve, string? type = null, bool background = false, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveResource>>(ClusterRequests.Resources(type).InBackground(background), cancellation);

    /// <summary>Running and recent tasks of all nodes.</summary>
    public static Task<ImmutableArray<PveTask>> GetClusterTasks(this PveClient pve, bool background = false, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveTask>>(ClusterRequests.Tasks().InBackground(background), cancellation);

    /// <summary>The newest lines of all nodes, newest first.</summary>
    /// <param name="max">Lines; Proxmox sends all it keeps where it isn't told.</param>
    public static async Task<JsonElement> GetClusterLog(this PveClient pve, int? max = null, CancellationToken cancellation = default) =>
        (await pve.GetRaw(ClusterRequests.Log(max), cancellation)).Redacted();

    /// <summary>The nodes as corosync has them configured; none where a node stands alone.</summary>
    public static async Task<JsonElement> GetConfigNodes(this PveClient pve, CancellationToken cancellation = default) =>
        (await pve.GetRaw(ClusterRequests.ConfigNodes(), cancellation)).Redacted();

    /// <summary>The datacenter's options, without secrets.</summary>
    public static async Task<JsonElement> GetClusterOptions(this PveClient pve, CancellationToken cancellation = default) =>
        (await pve.GetRaw(ClusterRequests.Options(), cancellation)).Redacted();

    /// <summary>Addresses and fingerprints of all nodes. A node that is in no cluster refuses.</summary>
    public static Task<PveJoinInfo> GetJoinInfo(this PveClient pve, CancellationToken cancellation = default) =>
        pve.Get<PveJoinInfo>(ClusterRequests.JoinInfo(), cancellation);
}
