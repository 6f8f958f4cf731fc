using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>What a node needs to join, of which the fingerprints serve us.</summary>
public sealed record PveJoinInfo
{
    public ImmutableArray<PveJoinNode> NodeList { get; init; } = [];

    [JsonPropertyName("preferred_node")]
    public string? PreferredNode { get; init; }

    [JsonPropertyName("config_digest")]
    public string? ConfigDigest { get; init; }
}
