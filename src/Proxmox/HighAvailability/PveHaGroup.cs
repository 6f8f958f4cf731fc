namespace Hypervisor.Proxmox;

/// <summary>A group of nodes that services prefer, of PVE 8.</summary>
public sealed record PveHaGroup
{
    public required string Group { get; init; }

    /// <summary><c>pve1:2,pve2</c>: the higher number the better.</summary>
    public string? Nodes { get; init; }

    public bool? NoFailback { get; init; }

    public bool? Restricted { get; init; }

    public string? Comment { get; init; }

    public string? Digest { get; init; }
}
