using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>A line of the cluster log.</summary>
public sealed record PveLogEntry
{
    public string? Id { get; init; }

    public string? Node { get; init; }

    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTimeOffset? Time { get; init; }

    public string? User { get; init; }

    public string? Tag { get; init; }

    /// <summary>As in syslog: 0 is the worst, 7 debugging.</summary>
    [JsonPropertyName("pri")]
    public int? Priority { get; init; }

    public int? Pid { get; init; }

    public string? Uid { get; init; }

    [JsonPropertyName("msg")]
    public string? Message { get; init; }
}
