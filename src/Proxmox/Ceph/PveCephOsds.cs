using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

public sealed record PveCephOsds
{
    [JsonPropertyName("num_osds")]
    public int? Count { get; init; }

    [JsonPropertyName("num_up_osds")]
    public int? Up { get; init; }

    [JsonPropertyName("num_in_osds")]
    public int? In { get; init; }

    /// <summary>Releases before Octopus have the numbers one level deeper.</summary>
    [JsonPropertyName("osdmap")]
    public PveCephOsds? Inner { get; init; }
}
