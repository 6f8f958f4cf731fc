using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>The cluster resource manager (CRM).</summary>
public sealed record PveHaManager
{
    [JsonPropertyName("master_node")]
    public string? MasterNode { get; init; }

    /// <summary>By node: <c>online</c>, <c>unknown</c>, <c>fence</c>, <c>maintenance</c>, <c>gone</c>.</summary>
    [JsonPropertyName("node_status")]
    public ImmutableDictionary<string, string>? NodeStatus { get; init; }
}
