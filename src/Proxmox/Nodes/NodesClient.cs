using System.Collections.Immutable;

namespace Hypervisor.Proxmox;

public static class NodesClient
{
    public static Task<ImmutableArray<PveNode>> GetNodes(this PveClient pve, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveNode>>(PveRequest.Get($"/nodes"), cancellation);

    public static Task<PveNodeStatus> GetNodeStatus(this PveClient pve, string node, CancellationToken cancellation = default) =>
        pve.Get<PveNodeStatus>(PveRequest.Get($"/nodes/{node}/status"), cancellation);
}
