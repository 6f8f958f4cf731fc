using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>Memory or a file system.</summary>
public sealed record PveSpace
{
    [JsonPropertyName("total")]
    public long? TotalBytes { get; init; }

    [JsonPropertyName("used")]
    public long? UsedBytes { get; init; }

    [JsonPropertyName("free")]
    public long? FreeBytes { get; init; }

    /// <summary>Of a file system: what is left without what is kept for root.</summary>
    [JsonPropertyName("avail")]
    public long? AvailableBytes { get; init; }
}
