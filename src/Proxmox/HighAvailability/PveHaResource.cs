using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>A guest as the HA manager is told to keep it. What has its default is left out.</summary>
public sealed record PveHaResource
{
    /// <summary><c>vm:100</c> or <c>ct:101</c>.</summary>
    public required string Sid { get; init; }

    /// <summary>What is wanted: <c>started</c>, <c>stopped</c>, <c>disabled</c>, <c>ignored</c>.</summary>
    public string? State { get; init; }

    /// <summary>Of PVE 8.</summary>
    public string? Group { get; init; }

    [JsonPropertyName("max_relocate")]
    public int? MaxRelocate { get; init; }

    [JsonPropertyName("max_restart")]
    public int? MaxRestart { get; init; }

    /// <summary>Of PVE 9.</summary>
    public bool? Failback { get; init; }

    public string? Comment { get; init; }

    public string? Digest { get; init; }
}
