using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>A disk of a node. What Proxmox could not find out says <c>unknown</c> or is negative.</summary>
public sealed record PveDisk
{
    [JsonPropertyName("devpath")]
    public required string DevPath { get; init; }

    public string? Model { get; init; }

    public string? Serial { get; init; }

    public string? Vendor { get; init; }

    public string? Wwn { get; init; }

    [JsonPropertyName("size")]
    public long? SizeBytes { get; init; }

    /// <summary>What is left of its life in percent, or <c>N/A</c>.</summary>
    public string? Wearout { get; init; }

    /// <summary>Turns a minute; 0 where nothing turns, negative where it isn't known.</summary>
    public long? Rpm { get; init; }

    /// <summary><c>hdd</c>, <c>ssd</c>, <c>nvme</c>, <c>usb</c> or <c>unknown</c>.</summary>
    public string? Type { get; init; }

    public bool? Gpt { get; init; }

    /// <summary><c>PASSED</c>, <c>OK</c>, <c>UNKNOWN</c> or what is wrong.</summary>
    public string? Health { get; init; }

    /// <summary>What it is used for: <c>LVM</c>, <c>ZFS</c>, <c>mounted</c>, a file system, ...</summary>
    public string? Used { get; init; }

    public bool? Mounted { get; init; }

    /// <summary>Of a partition.</summary>
    public string? Parent { get; init; }

    /// <summary>Of Ceph; negative where it is none.</summary>
    public int? OsdId { get; init; }
}
