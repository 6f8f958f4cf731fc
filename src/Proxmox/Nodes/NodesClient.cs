using System.Collections.Immutable;

namespace Hypervisor.Proxmox;

public static class NodesClient
{
    public static Task<ImmutableArray<PveNode>> GetNodes(this PveClient pve, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveNode>>(NodeRequests.Nodes(), cancellation);

    public static Task<PveNodeStatus> GetNodeStatus(this PveClient pve, string node, CancellationToken cancellation = default) =>
        pve.Get<PveNodeStatus>(NodeRequests.Status(node), cancellation);

    public static Task<ImmutableArray<PveService>> GetServices(this PveClient pve, string node, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveService>>(NodeRequests.Services(node), cancellation);
}
