using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

public sealed record PveSnapshot
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    [JsonPropertyName("snaptime"), JsonConverter(typeof(UnixTimeConverter))]
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>With the memory of a running machine.</summary>
    public bool? VmState { get; init; }

    public string? Parent { get; init; }
}
