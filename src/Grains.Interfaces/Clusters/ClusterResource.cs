namespace Hypervisor.Grains.Interfaces;

/// <summary>One line of PVE's resource list, under PVE's names. Sizes are bytes, <c>cpu</c> 0..1, <c>uptime</c> seconds.</summary>
[GenerateSerializer, Immutable, Alias("ClusterResource")]
public sealed record ClusterResource
{
    [Id(0)] public required string Id { get; init; }

    /// <summary><c>node</c>, <c>qemu</c>, <c>lxc</c>, <c>storage</c>, <c>sdn</c> or <c>pool</c>.</summary>
    [Id(1)] public required string Type { get; init; }

    [Id(2)] public string? Node { get; init; }
    [Id(3)] public string? Status { get; init; }
    [Id(4)] public string? Name { get; init; }
    [Id(5)] public int? Vmid { get; init; }
    [Id(6)] public double? Maxcpu { get; init; }
    [Id(7)] public double? Cpu { get; init; }
    [Id(8)] public long? Maxmem { get; init; }
    [Id(9)] public long? Mem { get; init; }
    [Id(10)] public long? Maxdisk { get; init; }
    [Id(11)] public long? Disk { get; init; }
    [Id(12)] public long? Uptime { get; init; }
    [Id(13)] public bool? Template { get; init; }
    [Id(14)] public required DateTimeOffset AsOf { get; init; }
    [Id(15)] public bool Stale { get; init; }
}
