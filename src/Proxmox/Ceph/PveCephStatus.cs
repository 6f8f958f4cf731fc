using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>The answer of <c>ceph status</c>, as far as we know it.</summary>
public sealed record PveCephStatus
{
    public string? Fsid { get; init; }

    public PveCephHealth? Health { get; init; }

    /// <summary>The monitors that agree.</summary>
    [JsonPropertyName("quorum_names")]
    public ImmutableArray<string>? QuorumNames { get; init; }

    public PveCephMonitors? MonMap { get; init; }

    public PveCephOsds? OsdMap { get; init; }

    public PveCephPlacement? PgMap { get; init; }
}
