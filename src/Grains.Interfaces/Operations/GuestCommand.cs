using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>A change of a virtual machine or a container.</summary>
[GenerateSerializer, Immutable, Alias("GuestCommand")]
public abstract record GuestCommand : Command
{
    /// <summary>The request that makes the change. Pure, so one approval test covers every mapping.</summary>
    public abstract PveRequest ToPve(GuestAddress guest);
}

/// <summary>A change that only virtual machines know.</summary>
[GenerateSerializer, Immutable, Alias("VirtualMachineCommand")]
public abstract record VirtualMachineCommand : GuestCommand;

/// <summary>A change that only containers know.</summary>
[GenerateSerializer, Immutable, Alias("ContainerCommand")]
public abstract record ContainerCommand : GuestCommand;
