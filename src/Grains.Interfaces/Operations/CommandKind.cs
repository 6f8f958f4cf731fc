namespace Hypervisor.Grains.Interfaces;

/// <summary>One row of the catalogue.</summary>
/// <param name="Type">The record.</param>
public sealed record CommandKind(Type Type, OperationAttribute Facts)
{
    internal CommandShape Shape { get; } = new(Type);

    /// <summary>Whether it changes a guest, and of which type; null where it may be either.</summary>
    public GuestType? VmType => Type.IsSubclassOf(typeof(VirtualMachineCommand)) ? GuestType.Qemu
        : Type.IsSubclassOf(typeof(ContainerCommand)) ? GuestType.Lxc
        : null;

    public bool IsForGuests => Type.IsSubclassOf(typeof(GuestCommand));

    public bool IsForNodes => Type.IsSubclassOf(typeof(NodeCommand));

    /// <summary>What its payload holds, beside what it is for.</summary>
    public IEnumerable<FabricInput> Inputs() => Shape.Inputs();
}
