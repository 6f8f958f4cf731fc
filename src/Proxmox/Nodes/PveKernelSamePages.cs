using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

public sealed record PveKernelSamePages
{
    [JsonPropertyName("shared")]
    public long? SharedBytes { get; init; }
}
