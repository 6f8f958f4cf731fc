using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

public sealed record PveCephMonitors
{
    [JsonPropertyName("num_mons")]
    public int? Count { get; init; }

    public ImmutableArray<PveCephMonitor>? Mons { get; init; }
}
