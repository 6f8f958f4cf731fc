using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains;

internal static class PoolAnswers
{
    /// <param name="storages">By pool; null where they were not asked for.</param>
    public static ImmutableArray<ResourcePool> ToPools(ImmutableArray<PvePool> pools, ImmutableArray<PveResource> guests, ILookup<string, ImmutableArray<PveResource>>? storages)
    {
        var members = guests.Where(guest => guest is { Pool: not null, Vmid: not null }).OrderBy(guest => guest.Vmid).ToLookup(guest => guest.Pool!, StringComparer.Ordinal);
        return
        [
            .. pools.OrderBy(pool => pool.PoolId, StringComparer.Ordinal).Select(pool => new ResourcePool
            {
                Poolid = pool.PoolId,
                Comment = pool.Comment is null ? null : Redaction.RedactText(pool.Comment),
                Members = [.. members[pool.PoolId].Select(ToMember), .. Storages(pool.PoolId, storages).Select(ToMember)],
                StoragesListed = storages is not null,
            }),
        ];
    }

    private static IEnumerable<PveResource> Storages(string pool, ILookup<string, ImmutableArray<PveResource>>? storages) => (storages?[pool] ?? [])
        .SelectMany(of => of)
        .Where(storage => storage.Type == "storage")
        .OrderBy(storage => storage.Storage, StringComparer.Ordinal)
        .ThenBy(storage => storage.Node, StringComparer.Ordinal);

    private static PoolMember ToMember(PveResource resource) => new()
    {
        Id = resource.Id,
        Type = resource.Type,
        Vmid = resource.Vmid,
        Node = resource.Node,
        Storage = resource.Storage,
        Name = resource.Name,
        Status = resource.Status,
    };
}
