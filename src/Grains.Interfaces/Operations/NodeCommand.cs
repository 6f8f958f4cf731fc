using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A change of a node, or of something on it.</summary>
[GenerateSerializer, Immutable, Alias("NodeCommand")]
public abstract record NodeCommand : Command
{
    /// <summary>The request that makes the change.</summary>
    public abstract PveRequest ToPve(string node);
}
