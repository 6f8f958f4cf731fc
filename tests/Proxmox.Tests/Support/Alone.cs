namespace Hypervisor.Proxmox.Tests;

/// <summary>Tests that run while no other does, since they weigh memory.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
