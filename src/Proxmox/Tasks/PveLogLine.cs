using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

public sealed record PveLogLine
{
    [JsonPropertyName("n")]
    public int Number { get; init; }

    [JsonPropertyName("t")]
    public string? Text { get; init; }
}
