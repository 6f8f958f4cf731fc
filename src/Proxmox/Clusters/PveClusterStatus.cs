using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>One line of the status: the cluster itself (none where a node stands alone), or a node.</summary>
public sealed record PveClusterStatus
{
    /// <summary><c>cluster</c> or <c>node</c>.</summary>
    public required string Type { get; init; }

    public string? Id { get; init; }

    public string? Name { get; init; }

    /// <summary>Of the cluster.</summary>
    public bool? Quorate { get; init; }

    /// <summary>Of the cluster: how many nodes are configured.</summary>
    public int? Nodes { get; init; }

    /// <summary>Of the cluster: version of its configuration.</summary>
    public int? Version { get; init; }

    /// <summary>Of a node.</summary>
    public bool? Online { get; init; }

    /// <summary>Of a node: whether it is the one that answered.</summary>
    public bool? Local { get; init; }

    public int? NodeId { get; init; }

    public string? Ip { get; init; }

    /// <summary>Of a node: its subscription.</summary>
    public string? Level { get; init; }
}
