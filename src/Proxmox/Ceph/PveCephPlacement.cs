using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>Placement groups and what they hold.</summary>
public sealed record PveCephPlacement
{
    [JsonPropertyName("num_pgs")]
    public int? Groups { get; init; }

    [JsonPropertyName("num_pools")]
    public int? Pools { get; init; }

    [JsonPropertyName("bytes_total")]
    public long? TotalBytes { get; init; }

    [JsonPropertyName("bytes_used")]
    public long? UsedBytes { get; init; }

    [JsonPropertyName("bytes_avail")]
    public long? AvailableBytes { get; init; }

    /// <summary>A second. Left out while nothing is read; the others too.</summary>
    [JsonPropertyName("read_bytes_sec")]
    public long? ReadBytes { get; init; }

    [JsonPropertyName("write_bytes_sec")]
    public long? WriteBytes { get; init; }

    [JsonPropertyName("read_op_per_sec")]
    public long? Reads { get; init; }

    [JsonPropertyName("write_op_per_sec")]
    public long? Writes { get; init; }
}
