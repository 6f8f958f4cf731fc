using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

public sealed record PveJoinNode
{
    public required string Name { get; init; }

    public int? NodeId { get; init; }

    [JsonPropertyName("pve_addr")]
    public string? Address { get; init; }

    /// <summary>SHA-256 of the certificate that its API shows.</summary>
    [JsonPropertyName("pve_fp")]
    public string? Fingerprint { get; init; }

    [JsonPropertyName("quorum_votes")]
    public int? QuorumVotes { get; init; }
}
