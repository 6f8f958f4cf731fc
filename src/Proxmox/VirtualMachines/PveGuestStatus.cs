using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>A virtual machine or a container, now.</summary>
public sealed record PveGuestStatus
{
    public required int Vmid { get; init; }

    /// <summary><c>running</c> or <c>stopped</c>.</summary>
    public required string Status { get; init; }

    public string? Name { get; init; }

    /// <summary>What QEMU says: also <c>paused</c>, <c>prelaunch</c>, <c>io-error</c>.</summary>
    public string? QmpStatus { get; init; }

    /// <summary>Share of its processors, 0 to 1.</summary>
    public double? Cpu { get; init; }

    public double? Cpus { get; init; }

    [JsonPropertyName("mem")]
    public long? MemBytes { get; init; }

    [JsonPropertyName("maxmem")]
    public long? MaxMemBytes { get; init; }

    [JsonPropertyName("memhost")]
    public long? HostMemBytes { get; init; }

    [JsonPropertyName("swap")]
    public long? SwapBytes { get; init; }

    [JsonPropertyName("maxswap")]
    public long? MaxSwapBytes { get; init; }

    [JsonPropertyName("disk")]
    public long? DiskBytes { get; init; }

    [JsonPropertyName("maxdisk")]
    public long? MaxDiskBytes { get; init; }

    [JsonPropertyName("netin")]
    public long? NetInBytes { get; init; }

    [JsonPropertyName("netout")]
    public long? NetOutBytes { get; init; }

    [JsonPropertyName("diskread")]
    public long? DiskReadBytes { get; init; }

    [JsonPropertyName("diskwrite")]
    public long? DiskWriteBytes { get; init; }

    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? Uptime { get; init; }

    public int? Pid { get; init; }

    public string? Lock { get; init; }

    public string? Tags { get; init; }

    public bool? Template { get; init; }

    public bool? Agent { get; init; }

    public bool? Spice { get; init; }

    [JsonPropertyName("running-machine")]
    public string? RunningMachine { get; init; }

    [JsonPropertyName("running-qemu")]
    public string? RunningQemu { get; init; }

    public PveGuestHa? Ha { get; init; }

    /// <summary>Percent of time that some task waited; as the others below.</summary>
    public double? PressureCpuSome { get; init; }

    public double? PressureCpuFull { get; init; }

    public double? PressureIoSome { get; init; }

    public double? PressureIoFull { get; init; }

    public double? PressureMemorySome { get; init; }

    public double? PressureMemoryFull { get; init; }
}
