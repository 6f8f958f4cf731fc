namespace Hypervisor.Grains.Interfaces;

[GenerateSerializer, Immutable, Alias("PoolMember")]
public sealed record PoolMember
{
    /// <summary>As in the list of resources: <c>qemu/100</c>.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary><c>qemu</c>, <c>lxc</c> or <c>storage</c>.</summary>
    [Id(1)] public required string Type { get; init; }

    [Id(2)] public int? Vmid { get; init; }
    [Id(3)] public string? Node { get; init; }
    [Id(4)] public string? Storage { get; init; }

    /// <summary>Of a guest.</summary>
    [Id(5)] public string? Name { get; init; }

    [Id(6)] public string? Status { get; init; }
}
