using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A change of what the whole cluster shares.</summary>
[GenerateSerializer, Immutable, Alias("ClusterCommand")]
public abstract record ClusterCommand : Command
{
    /// <summary>The request that makes the change.</summary>
    public abstract PveRequest ToPve();
}
