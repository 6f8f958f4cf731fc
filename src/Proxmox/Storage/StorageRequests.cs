namespace Hypervisor.Proxmox;

internal static class StorageRequests
{
    public static PveRequest NodeStorage(string node) => PveRequest.Get($"/nodes/{node}/storage");

    public static PveRequest Content(string node, string storage, string? content, int? vmid) =>
        PveRequest.Get($"/nodes/{node}/storage/{storage}/content").With("content", content).With("vmid", vmid);
}
