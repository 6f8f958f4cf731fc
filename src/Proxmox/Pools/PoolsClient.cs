using System.Collections.Immutable;

namespace Hypervisor.Proxmox;

public static class PoolsClient
{
    /// <summary>All pools, without their members.</summary>
    public static Task<ImmutableArray<PvePool>> GetPools(this PveClient pve, CancellationToken cancellation = default) =>
        pve.Get<ImmutableArray<PvePool>>(PoolRequests.Pools(), cancellation);

    /// <summary>The storages of a pool, once a node that has them.</summary>
    public static async Task<ImmutableArray<PveResource>> GetPoolStorages(this PveClient pve, string poolId, CancellationToken cancellation = default) =>
        (await pve.Get<ImmutableArray<PvePool>>(PoolRequests.Storages(poolId), cancellation)).FirstOrDefault()?.Members ?? [];
}
