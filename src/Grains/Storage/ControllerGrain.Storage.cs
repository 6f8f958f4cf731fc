using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal sealed partial class ControllerGrain : IStorageReads
{
    public Task<Live<ImmutableArray<StorageContentItem>>> Content(string node, string storage, string? content, int? vmid) => Live(
        $"nodes/{node}/storage/{storage}/content/{content}/{vmid}",
        async (pve, cancellation) => (await pve.GetStorageContent(node, storage, content, vmid, cancellation))
            .OrderBy(volume => volume.VolumeId, StringComparer.Ordinal)
            .Select(volume => volume.ToItem())
            .ToImmutableArray(),
        node);

    public Task<Live<ClusterJson>> PrunePreview(string node, string storage, int? vmid, BackupRetention? keep) => Live(
        $"nodes/{node}/storage/{storage}/prune-preview/{vmid}/{keep}",
        async (pve, cancellation) => ClusterJson.From(await pve.GetPrunePreview(node, storage, keep?.ToPropertyString(), vmid, cancellation)),
        node);
}
