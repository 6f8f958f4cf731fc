namespace Hypervisor.Grains.Interfaces;

/// <summary>Nodes that services prefer, of PVE 8.</summary>
[GenerateSerializer, Immutable, Alias("HaGroup")]
public sealed record HaGroup
{
    [Id(0)] public required string Group { get; init; }

    /// <summary><c>pve1:2,pve2</c>: the higher number the better.</summary>
    [Id(1)] public string? Nodes { get; init; }

    /// <summary>Services stay where they are when a better node comes back.</summary>
    [Id(2)] public bool Nofailback { get; init; }

    /// <summary>Services never run elsewhere.</summary>
    [Id(3)] public bool Restricted { get; init; }

    [Id(4)] public string? Comment { get; init; }
}
