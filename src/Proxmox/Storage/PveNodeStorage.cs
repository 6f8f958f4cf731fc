using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>A storage as one node sees it.</summary>
public sealed record PveNodeStorage
{
    public required string Storage { get; init; }

    public string? Type { get; init; }

    /// <summary>What it may hold, separated by commas.</summary>
    public string? Content { get; init; }

    public bool? Active { get; init; }

    public bool? Enabled { get; init; }

    public bool? Shared { get; init; }

    [JsonPropertyName("total")]
    public long? TotalBytes { get; init; }

    [JsonPropertyName("used")]
    public long? UsedBytes { get; init; }

    [JsonPropertyName("avail")]
    public long? AvailableBytes { get; init; }

    /// <summary>0 to 1.</summary>
    [JsonPropertyName("used_fraction")]
    public double? UsedFraction { get; init; }
}
