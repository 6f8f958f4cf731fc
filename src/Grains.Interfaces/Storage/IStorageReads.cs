using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What is on the storages of a cluster, asked when somebody wants to know. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.storage"), Requires(Role.Viewer)]
public interface IStorageReads : IGrainWithStringKey
{
    /// <summary>Sorted by volume id.</summary>
    /// <param name="content">Null: all kinds.</param>
    /// <param name="vmid">Null: of all guests and of none.</param>
    [Alias("content"), AlwaysInterleave]
    Task<Live<ImmutableArray<StorageContentItem>>> Content(string node, string storage, string? content, int? vmid);

    /// <summary>What pruning would keep and remove, as PVE says it; nothing is changed.</summary>
    /// <param name="keep">Null: by the storage's own setting.</param>
    [Alias("prune-preview"), AlwaysInterleave]
    Task<Live<ClusterJson>> PrunePreview(string node, string storage, int? vmid, BackupRetention? keep);
}
