using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>One search over everything that the caller sees. Same grain and key as <see cref="IFleetGrain"/>.</summary>
[Alias("fleet.search"), Requires(Role.Viewer)]
public interface IFleetSearch : IGrainWithStringKey
{
    /// <summary>From memory; no cluster is asked.</summary>
    /// <param name="q">Words that must all match, in names, VMIDs, tags, addresses, nodes or clusters.</param>
    /// <param name="kinds">Empty: all.</param>
    /// <param name="limit">1 to 100.</param>
    [Alias("search")]
    Task<SearchResults> Search(Caller caller, string q, ImmutableArray<SearchKind> kinds, int limit);
}
