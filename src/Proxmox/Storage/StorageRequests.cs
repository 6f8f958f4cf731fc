namespace Hypervisor.Proxmox;

internal static class StorageRequests
{
    public static PveRequest Content(string node, string storage, string? content, int? vmid) =>
        PveRequest.Get($"/nodes/{node}/storage/{storage}/content").With("content", content).With("vmid", vmid);

    /// <param name="pruneBackups">How many to keep, as one property string: <c>keep-last=3,keep-daily=7</c>; null: what the storage is set to.</param>
    public static PveRequest PrunePreview(string node, string storage, string? pruneBackups, int? vmid) =>
        PveRequest.Get($"/nodes/{node}/storage/{storage}/prunebackups").With("prune-backups", pruneBackups).With("vmid", vmid);
}
