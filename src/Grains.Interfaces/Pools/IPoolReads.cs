using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Resource pools of a cluster. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.pools"), Requires(Role.Viewer)]
public interface IPoolReads : IGrainWithStringKey
{
    /// <summary>By name, each with its members.</summary>
    [Alias("list"), AlwaysInterleave]
    Task<Live<ImmutableArray<ResourcePool>>> Pools();
}
