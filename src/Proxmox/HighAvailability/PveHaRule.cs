namespace Hypervisor.Proxmox;

/// <summary>Where services may run, or with whom, of PVE 9.</summary>
public sealed record PveHaRule
{
    public required string Rule { get; init; }

    /// <summary><c>node-affinity</c> or <c>resource-affinity</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Separated by commas.</summary>
    public string? Resources { get; init; }

    /// <summary>Of a node affinity: <c>pve1:2,pve2</c>.</summary>
    public string? Nodes { get; init; }

    public bool? Strict { get; init; }

    /// <summary>Of a resource affinity: <c>positive</c> or <c>negative</c>.</summary>
    public string? Affinity { get; init; }

    public bool? Disable { get; init; }

    /// <summary>Its place among all rules, from 1.</summary>
    public int? Order { get; init; }

    public string? Comment { get; init; }

    public string? Digest { get; init; }
}
