using Orleans.Concurrency;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A node: what must be remembered of it beyond the inventory. Key: <see cref="GrainKeys.Node"/>.</summary>
[Alias("node")]
public interface INodeGrain : IGrainWithStringKey
{
    /// <summary>The samples, when it was last seen and what happened to it; the rest of <see cref="NodeDetail"/> is the controller's.</summary>
    [Alias("remember"), AlwaysInterleave]
    Task<NodeMemory> Remember();

    /// <summary>The controller read the node. Told at each sync, since it carries the sample.</summary>
    [Alias("observe")]
    Task Observe(Node? previous, Node? current, DateTimeOffset at);
}
