using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal sealed partial class ControllerGrain : IPoolReads
{
    // Proxmox tells the storages of one pool at a time: a call for each of more would take the cluster's limit from everyone else.
    private const int MaxPoolsWithStorages = 20;

    public Task<Live<ImmutableArray<ResourcePool>>> Pools() => Live("pools", async (pve, cancellation) =>
    {
        var pools = await pve.GetPools(cancellation);
        var guests = await GuestsNow().WaitAsync(cancellation);
        var storages = pools.Length > MaxPoolsWithStorages
            ? null
            : await Task.WhenAll(pools.Select(async pool => (pool.PoolId, Storages: await pve.GetPoolStorages(pool.PoolId, cancellation))));
        return PoolAnswers.ToPools(pools, guests.Value, storages?.ToLookup(pool => pool.PoolId, pool => pool.Storages, StringComparer.Ordinal));
    });
}
