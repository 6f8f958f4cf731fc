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

    public static ChangeTarget Of(Guid controller, CommandTarget target) =>
        new() { ControllerId = controller, Node = target.Node, VmType = target.VmType, Vmid = target.Vmid };

    public override string ToString() => (Vmid, Node) switch
    {
        ({ } vmid, _) => $"{(VmType == GuestType.Lxc ? "container" : "virtual machine")} {vmid}",
        (_, { } node) => $"node {node}",
        _ => "the cluster",
    };
}
