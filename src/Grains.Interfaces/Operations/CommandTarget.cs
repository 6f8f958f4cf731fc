using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>What in a cluster a command is for: a guest, a node, or, with nothing said, the cluster.</summary>
/// <param name="Node">For a guest, where it runs.</param>
[GenerateSerializer, Immutable, Alias("CommandTarget")]
public sealed record CommandTarget([property: Id(0)] string? Node = null, [property: Id(1)] GuestType? VmType = null, [property: Id(2)] int? Vmid = null)
{
    public static CommandTarget Cluster { get; } = new();

    /// <summary>The one request of the command.</summary>
    /// <exception cref="InvalidOperationException">The target is not of the command's kind, or not complete.</exception>
    public PveRequest RequestOf(Command command) => (command, Node, VmType, Vmid) switch
    {
        (VirtualMachineCommand guest, { } node, GuestType.Qemu, { } vmid) => guest.ToPve(new(node, IsContainer: false, vmid)),
        (ContainerCommand guest, { } node, GuestType.Lxc, { } vmid) => guest.ToPve(new(node, IsContainer: true, vmid)),
        (GuestCommand guest and not (VirtualMachineCommand or ContainerCommand), { } node, { } type, { } vmid) => guest.ToPve(new(node, type == GuestType.Lxc, vmid)),
        (NodeCommand change, { } node, _, _) => change.ToPve(node),
        (ClusterCommand change, _, _, _) => change.ToPve(),
        _ => throw new InvalidOperationException($"{command.GetType().Name} is for another kind of target."),
    };
}
