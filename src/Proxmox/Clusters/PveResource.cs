using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>A guest, node, storage, pool or network of the cluster, as of the last report of its node. What is not known is null, never zero.</summary>
public sealed record PveResource
{
    public required string Id { get; init; }

    /// <summary><c>qemu</c>, <c>lxc</c>, <c>node</c>, <c>storage</c>, <c>pool</c>, <c>sdn</c> or <c>network</c>.</summary>
    public required string Type { get; init; }

    public string? Node { get; init; }

    public string? Status { get; init; }

    public string? Name { get; init; }

    public int? Vmid { get; init; }

    /// <summary>Share of all its processors, 0 to 1.</summary>
    public double? Cpu { get; init; }

    public double? MaxCpu { get; init; }

    [JsonPropertyName("mem")]
    public long? MemBytes { get; init; }

    [JsonPropertyName("maxmem")]
    public long? MaxMemBytes { get; init; }

    /// <summary>What the guest takes of the node.</summary>
    [JsonPropertyName("memhost")]
    public long? HostMemBytes { get; init; }

    [JsonPropertyName("disk")]
    public long? DiskBytes { get; init; }

    [JsonPropertyName("maxdisk")]
    public long? MaxDiskBytes { get; init; }

    [JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? Uptime { get; init; }

    public bool? Template { get; init; }

    /// <summary>Since the guest started, as are the other counters.</summary>
    [JsonPropertyName("netin")]
    public long? NetInBytes { get; init; }

    [JsonPropertyName("netout")]
    public long? NetOutBytes { get; init; }

    [JsonPropertyName("diskread")]
    public long? DiskReadBytes { get; init; }

    [JsonPropertyName("diskwrite")]
    public long? DiskWriteBytes { get; init; }

    /// <summary>Separated by semicolons.</summary>
    public string? Tags { get; init; }

    public string? Pool { get; init; }

    public string? Lock { get; init; }

    public string? HaState { get; init; }

    public string? Storage { get; init; }

    /// <summary>Of a storage: what it may hold, separated by commas.</summary>
    public string? Content { get; init; }

    public string? PluginType { get; init; }

    public bool? Shared { get; init; }

    /// <summary>Of a node: its subscription.</summary>
    public string? Level { get; init; }

    [JsonPropertyName("cgroup-mode")]
    public int? CgroupMode { get; init; }

    [JsonPropertyName("host-arch")]
    public string? HostArchitecture { get; init; }

    public string? Sdn { get; init; }

    public string? Network { get; init; }

    [JsonPropertyName("network-type")]
    public string? NetworkType { get; init; }

    [JsonPropertyName("zone-type")]
    public string? ZoneType { get; init; }

    public string? Protocol { get; init; }
}
