using System.Collections.Immutable;

namespace Hypervisor.Proxmox;

public sealed record PvePool
{
    /// <summary>With its parents: <c>prod/web</c>.</summary>
    public required string PoolId { get; init; }

    public string? Comment { get; init; }

    /// <summary>Only where one pool was asked for.</summary>
    public ImmutableArray<PveResource>? Members { get; init; }
}
