using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>A line of the HA status; which fields it has depends on its type.</summary>
public sealed record PveHaStatus
{
    public required string Id { get; init; }

    /// <summary><c>quorum</c>, <c>master</c>, <c>fencing</c>, <c>lrm</c> or <c>service</c>.</summary>
    public required string Type { get; init; }

    public string? Node { get; init; }

    /// <summary>A sentence.</summary>
    public string? Status { get; init; }

    public bool? Quorate { get; init; }

    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTimeOffset? Timestamp { get; init; }

    [JsonPropertyName("armed-state")]
    public string? ArmedState { get; init; }

    public string? Sid { get; init; }

    public string? State { get; init; }

    [JsonPropertyName("request_state")]
    public string? RequestState { get; init; }

    [JsonPropertyName("crm_state")]
    public string? CrmState { get; init; }

    [JsonPropertyName("max_relocate")]
    public int? MaxRelocate { get; init; }

    [JsonPropertyName("max_restart")]
    public int? MaxRestart { get; init; }

    public bool? Failback { get; init; }
}
