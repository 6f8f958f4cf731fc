using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>A task of a list.</summary>
public sealed record PveTask
{
    public required string Upid { get; init; }

    public string? Node { get; init; }

    public string? Type { get; init; }

    public string? Id { get; init; }

    public string? User { get; init; }

    public string? TokenId { get; init; }

    public int? Pid { get; init; }

    [JsonPropertyName("starttime"), JsonConverter(typeof(UnixTimeConverter))]
    public DateTimeOffset? StartedAt { get; init; }

    [JsonPropertyName("endtime"), JsonConverter(typeof(UnixTimeConverter))]
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>How it ended; null while it runs.</summary>
    public string? Status { get; init; }

    public bool? Saved { get; init; }
}
