using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

public sealed record PveNodeStatus
{
    public PveCpuInfo? CpuInfo { get; init; }

    public PveSpace? Memory { get; init; }

    public PveSpace? RootFs { get; init; }

    public PveSpace? Swap { get; init; }

    /// <summary>Share of all its processors, 0 to 1.</summary>
    public double? Cpu { get; init; }

    /// <summary>Share of time spent waiting for I/O, 0 to 1.</summary>
    public double? Wait { get; init; }

    /// <summary>Over 1, 5 and 15 minutes.</summary>
    [JsonPropertyName("loadavg")]
    public ImmutableArray<double> LoadAverage { get; init; } = [];

    public string? PveVersion { get; init; }

    [JsonPropertyName("kversion")]
    public string? KernelVersion { get; init; }

    [JsonPropertyName("current-kernel")]
    public PveKernel? CurrentKernel { get; init; }

    [JsonPropertyName("boot-info")]
    public PveBootInfo? BootInfo { get; init; }

    public PveKernelSamePages? Ksm { get; init; }

    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? Uptime { get; init; }

    /// <summary>What else came. Stock Proxmox tells no temperatures; well-known extensions of it put them here.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Others { get; init; }
}
