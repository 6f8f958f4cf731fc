namespace Hypervisor.Proxmox;

internal static class ReplicationRequests
{
    public static PveRequest Jobs() => PveRequest.Get($"/cluster/replication");

    public static PveRequest Job(string id) => PveRequest.Get($"/cluster/replication/{id}");

    public static PveRequest OfNode(string node) => PveRequest.Get($"/nodes/{node}/replication");

    public static PveRequest Log(string node, string id, int? limit) => PveRequest.Get($"/nodes/{node}/replication/{id}/log").With("limit", limit);
}
