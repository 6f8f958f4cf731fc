using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What the cluster recorded over time. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.metrics"), Requires(Role.Viewer)]
public interface IMetricReads : IGrainWithStringKey
{
    /// <param name="maxPoints">10 to 5000; where there are more, those that tell most of each series' shape, as they were measured.</param>
    /// <returns>By time. Empty where the cluster has recorded nothing yet.</returns>
    [Alias("node"), AlwaysInterleave]
    Task<Live<ImmutableArray<RrdPoint>>> NodeRrd(string node, RrdTimeframe timeframe, int maxPoints);

    /// <inheritdoc cref="NodeRrd"/>
    [Alias("guest"), AlwaysInterleave]
    Task<Live<ImmutableArray<RrdPoint>>> GuestRrd(GuestType type, int vmid, RrdTimeframe timeframe, int maxPoints);
}
