using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The result of one search, kept for a while so that its rows don't move between pages. Key: <see cref="GrainKeys.GuestSnapshot"/>.</summary>
[Alias("guest-snapshot")]
public interface IGuestSnapshotGrain : IGrainWithStringKey
{
    /// <param name="owner">The user who may page through it.</param>
    [Alias("keep")]
    Task Keep(Guid owner, ImmutableArray<Guest> rows, GuestPage first);

    /// <summary>Null when nothing is kept (any more), or for somebody else.</summary>
    [Alias("page")]
    Task<GuestPage?> Page(Guid owner, int offset, int limit);
}
