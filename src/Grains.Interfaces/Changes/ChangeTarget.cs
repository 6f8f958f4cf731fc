namespace Hypervisor.Grains.Interfaces;

/// <summary>What a change is made to: a guest, a node, or the cluster itself.</summary>
[GenerateSerializer, Immutable, Alias("ChangeTarget")]
public sealed record ChangeTarget
{
    [Id(0)] public required Guid ControllerId { get; init; }

    /// <summary>For a guest, the node where the caller saw it: it is found wherever it runs when the change is applied.</summary>
    [Id(1)] public string? Node { get; init; }

    [Id(2)] public GuestType? VmType { get; init; }

    [Id(3)] public int? Vmid { get; init; }

    /// <summary>What queues up behind each other: a guest, a node, or the cluster.</summary>
    public string Lane => Vmid is { } vmid ? GrainKeys.Guest(ControllerId, vmid)
        : Node is { } node ? GrainKeys.Node(ControllerId, node)
        : GrainKeys.Controller(ControllerId);

    public override string ToString() => (Vmid, Node) switch
    {
        ({ } vmid, _) => $"{(VmType == GuestType.Lxc ? "container" : "virtual machine")} {vmid}",
        (_, { } node) => $"node {node}",
        _ => "the cluster",
    };
}
