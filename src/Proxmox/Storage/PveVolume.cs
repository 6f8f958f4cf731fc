using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>An image, backup, ISO or template.</summary>
public sealed record PveVolume
{
    [JsonPropertyName("volid")]
    public required string VolumeId { get; init; }

    public string? Content { get; init; }

    public string? Format { get; init; }

    public string? Subtype { get; init; }

    [JsonConverter(typeof(TolerantLongConverter))]
    public long? Vmid { get; init; }

    [JsonPropertyName("size"), JsonConverter(typeof(TolerantLongConverter))]
    public long? SizeBytes { get; init; }

    [JsonPropertyName("used"), JsonConverter(typeof(TolerantLongConverter))]
    public long? UsedBytes { get; init; }

    [JsonPropertyName("ctime"), JsonConverter(typeof(TolerantTimeConverter))]
    public DateTimeOffset? CreatedAt { get; init; }

    public string? Notes { get; init; }

    public bool? Protected { get; init; }

    public string? Parent { get; init; }

    /// <summary>Fingerprint of the key, or 1.</summary>
    public string? Encrypted { get; init; }

    public PveVerification? Verification { get; init; }
}
