using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The saved views of one user, who alone sees them. Key: <see cref="GrainKeys.SavedViews"/>.</summary>
[Alias("saved-views")]
public interface ISavedViewsGrain : IGrainWithStringKey
{
    [Alias("list"), AlwaysInterleave]
    Task<ImmutableArray<SavedView>> List();

    /// <summary>Adds or replaces one. A conflict when there are 100 others.</summary>
    [Alias("put")]
    Task<SavedView> Put(string id, string json);

    [Alias("remove")]
    Task Remove(string id);

    /// <summary>Forgets all, with the user.</summary>
    [Alias("clear")]
    Task Clear();
}
