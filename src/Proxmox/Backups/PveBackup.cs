using System.Text.Json.Serialization;

namespace Hypervisor.Proxmox;

/// <summary>The few facts of a backup that tell whose it is and how old; what can't be read of it is null.</summary>
public sealed record PveBackup
{
    [JsonPropertyName("volid")]
    public string? VolumeId { get; init; }

    public string? Content { get; init; }

    public string? Format { get; init; }

    /// <summary><c>qemu</c> or <c>lxc</c>.</summary>
    public string? Subtype { get; init; }

    [JsonConverter(typeof(TolerantLongConverter))]
    public long? Vmid { get; init; }

    [JsonPropertyName("size"), JsonConverter(typeof(TolerantLongConverter))]
    public long? SizeBytes { get; init; }

    /// <summary>Seconds since 1970.</summary>
    [JsonPropertyName("ctime"), JsonConverter(typeof(TolerantLongConverter))]
    public long? CreatedAtSeconds { get; init; }

    /// <summary>A virtual machine's or a container's; null where neither entry nor name tells.</summary>
    [JsonIgnore]
    public bool? IsContainer =>
        Subtype == "lxc" || Format == "pbs-ct" || Names("/vzdump-lxc-") || Names(":backup/ct/") ? true
        : Subtype == "qemu" || Format == "pbs-vm" || Names("/vzdump-qemu-") || Names(":backup/vm/") ? false
        : null;

    private bool Names(string part) => VolumeId?.Contains(part, StringComparison.Ordinal) == true;
}
