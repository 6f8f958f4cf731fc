using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>The HA manager, its nodes and services.</summary>
[GenerateSerializer, Immutable, Alias("HaStatus")]
public sealed record HaStatus
{
    /// <summary>As the node that answered sees it; null where it didn't say.</summary>
    [Id(0)] public bool? Quorate { get; init; }

    /// <summary>OK, or what is wrong.</summary>
    [Id(1)] public string? Quorum { get; init; }

    /// <summary>Null while HA isn't used.</summary>
    [Id(2)] public HaManager? Manager { get; init; }

    /// <summary><c>armed</c>, <c>standby</c>, <c>disarming</c>, <c>disarmed</c>; null from clusters that don't tell.</summary>
    [Id(3)] public string? Fencing { get; init; }

    /// <summary>By name; none while HA isn't used.</summary>
    [Id(4)] public ImmutableArray<HaNode> Nodes { get; init; } = [];

    /// <summary>By kind and VMID.</summary>
    [Id(5)] public ImmutableArray<HaService> Services { get; init; } = [];
}
