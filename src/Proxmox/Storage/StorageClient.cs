using System.Collections.Immutable;
using System.Text.Json;

namespace Hypervisor.Proxmox;

public static class StorageClient
{
    /// <param name="content"><c>images</c>, <c>rootdir</c>, <c>backup</c>, <c>iso</c>, <c>vztmpl</c>, ...; null for all.</param>
    public static Task<ImmutableArray<PveVolume>> GetStorageContent(
        this PveClient pve, string node, string storage, string? content = null, int? vmid = null, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PveVolume>>(StorageRequests.Content(node, storage, content, vmid), cancellation);

    /// <summary>What pruning would keep and remove; nothing is changed.</summary>
    /// <inheritdoc cref="StorageRequests.PrunePreview"/>
    public static async Task<JsonElement> GetPrunePreview(
        this PveClient pve, string node, string storage, string? pruneBackups = null, int? vmid = null, CancellationToken cancellation = default) =>
        (await pve.GetRaw(StorageRequests.PrunePreview(node, storage, pruneBackups, vmid), cancellation)).Redacted();
}
