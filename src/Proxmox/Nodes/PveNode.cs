using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

public sealed record PveNode
{
    public required string Node { get; init; }

    public string? Id { get; init; }

    /// <summary><c>online</c>, <c>offline</c> or <c>unknown</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Share of all its processors, 0 to 1.</summary>
    public double? Cpu { get; init; }

    public int? MaxCpu { get; init; }

    [JsonPropertyName("mem")]
    public long? MemBytes { get; init; }

    [JsonPropertyName("maxmem")]
    public long? MaxMemBytes { get; init; }

    [JsonPropertyName("disk")]
    public long? DiskBytes { get; init; }

    [JsonPropertyName("maxdisk")]
    public long? MaxDiskBytes { get; init; }

    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? Uptime { get; init; }

    public string? Level { get; init; }

    [JsonPropertyName("ssl_fingerprint")]
    public string? Fingerprint { get; init; }
}
