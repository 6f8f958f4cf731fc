using System.Collections.Immutable;
using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What a node says of itself when it is asked. Same grain and key as <see cref="IControllerGrain"/>.</summary>
[Alias("controller.nodes"), Requires(Role.Viewer)]
public interface INodeReads : IGrainWithStringKey
{
    [Alias("services"), AlwaysInterleave]
    Task<Live<ImmutableArray<NodeService>>> Services(string node);
}
