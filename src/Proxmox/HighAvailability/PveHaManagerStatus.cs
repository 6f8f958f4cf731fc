using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>What the cluster's resource manager and the local ones wrote down last. Where HA was never used there is hardly anything.</summary>
public sealed record PveHaManagerStatus
{
    [JsonPropertyName("manager_status")]
    public PveHaManager? Manager { get; init; }

    [JsonPropertyName("lrm_status")]
    public ImmutableDictionary<string, PveHaLocalManager>? LocalManagers { get; init; }
}
