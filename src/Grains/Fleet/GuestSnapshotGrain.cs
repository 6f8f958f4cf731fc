using System.Collections.Immutable;
using Hypervisor.Grains.Interfaces;
using Orleans;
using Orleans.Placement;

namespace Hypervisor.Grains;

/// <summary>Lives in memory on the silo that made the search, until nobody has paged through it for two minutes.</summary>
[PreferLocalPlacement, CollectionAgeLimit(Minutes = 2)]
internal sealed class GuestSnapshotGrain : Grain, IGuestSnapshotGrain
{
    private ImmutableArray<Guest> rows;
    private GuestPage? page;
    private Guid owner;

    public Task Keep(Guid owner, ImmutableArray<Guest> rows, GuestPage first)
    {
        (this.owner, this.rows, page) = (owner, rows, first);
        return Task.CompletedTask;
    }

    public Task<GuestPage?> Page(Guid owner, int offset, int limit)
    {
        if (page is null || owner != this.owner)
        {
            DeactivateOnIdle();
            return Task.FromResult<GuestPage?>(null);
        }

        var start = Math.Min(offset, rows.Length);
        return Task.FromResult<GuestPage?>(page with
        {
            Items = rows.Slice(start, Math.Min(limit, rows.Length - start)),
            Offset = offset,
            NextCursor = null,
        });
    }
}
