using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

public sealed record PveTaskStatus
{
    public required string Upid { get; init; }

    /// <summary><c>running</c> or <c>stopped</c>.</summary>
    public required string Status { get; init; }

    /// <summary><c>OK</c>, <c>WARNINGS: n</c> or what went wrong; null while it runs.</summary>
    public string? ExitStatus { get; init; }

    public string? Node { get; init; }

    public string? Type { get; init; }

    public string? Id { get; init; }

    public string? User { get; init; }

    public string? TokenId { get; init; }

    public int? Pid { get; init; }

    [JsonPropertyName("starttime"), JsonConverter(typeof(UnixTimeConverter))]
    public DateTimeOffset? StartedAt { get; init; }
}
