using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class NodeHardwareParameters
{
    private static readonly ParameterSet DraidConfigFormat = new([
        Integer("data", min: 1).Required(), Integer("spares", min: 0).Required(),
    ]);

    /// <summary>POST /nodes/{node}/disks/directory</summary>
    public static readonly ParameterSet CreateDirectory = new([
        Flag("add_storage"), Text("device").Required(), OneOf("filesystem", "ext4", "xfs"), Text("name", format: "pve-storage-id").Required(),
        Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>POST /nodes/{node}/disks/lvm</summary>
    public static readonly ParameterSet CreateVolumeGroup = new([
        Flag("add_storage"), Text("device").Required(), Text("name", format: "pve-storage-id").Required(),
        Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>POST /nodes/{node}/disks/lvmthin</summary>
    public static readonly ParameterSet CreateThinPool = new([
        Flag("add_storage"), Text("device").Required(), Text("name", format: "pve-storage-id").Required(),
        Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>POST /nodes/{node}/disks/zfs</summary>
    public static readonly ParameterSet CreateZfs = new([
        Flag("add_storage"), Integer("ashift", min: 9, max: 16), OneOf("compression", "on", "off", "gzip", "lz4", "lzjb", "zle", "zstd"),
        Text("devices", format: "string-list").Required(), Text("draid-config", properties: DraidConfigFormat),
        Text("name", format: "pve-storage-id").Required(), Text("node", format: "pve-node").Required(),
        OneOf("raidlevel", "single", "mirror", "raid10", "raidz", "raidz2", "raidz3", "draid", "draid2", "draid3").Required(),
    ]);

    /// <summary>GET /nodes/{node}/disks/zfs/{name}</summary>
    public static readonly ParameterSet Zfs = new([
        Text("name", format: "pve-storage-id").Required(), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>POST /nodes/{node}/disks/initgpt</summary>
    public static readonly ParameterSet InitGpt = new([
        Text("disk", pattern: @"^/dev/[a-zA-Z0-9\/]+$").Required(), Text("node", format: "pve-node").Required(),
        Text("uuid", maxLength: 36, pattern: @"[a-fA-F0-9\-]+"),
    ]);

    /// <summary>PUT /nodes/{node}/disks/wipedisk</summary>
    public static readonly ParameterSet Wipe = new([
        Text("disk", pattern: @"^/dev/[a-zA-Z0-9\/]+$").Required(), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>GET /nodes/{node}/hardware/pci</summary>
    public static readonly ParameterSet Pci = new([
        Text("node", format: "pve-node").Required(), Text("pci-class-blacklist", format: "string-list"), Flag("verbose"),
    ]);

    /// <summary>GET /nodes/{node}/hardware/pci/{pci-id-or-mapping}</summary>
    public static readonly ParameterSet PciDevice = new([
        Text("node", format: "pve-node").Required(),
        Text("pci-id-or-mapping", pattern: @"(?:(?:[0-9a-fA-F]{4}:)?[0-9a-fA-F]{2}:[0-9a-fA-F]{2}\.[0-9a-fA-F])|([a-zA-Z][a-zA-Z0-9_-]+)").Required(),
    ]);

    /// <summary>GET /nodes/{node}/scan/cifs</summary>
    public static readonly ParameterSet ScanCifs = new([
        Text("domain"), Text("node", format: "pve-node").Required(), Text("password"), Text("server", format: "pve-storage-server").Required(),
        Text("username"),
    ]);

    /// <summary>GET /nodes/{node}/scan/iscsi</summary>
    public static readonly ParameterSet ScanIscsi = new([
        Text("node", format: "pve-node").Required(), Text("portal", format: "pve-storage-portal-dns").Required(),
    ]);

    /// <summary>GET /nodes/{node}/scan/lvmthin</summary>
    public static readonly ParameterSet ScanLvmThin = new([
        Text("node", format: "pve-node").Required(), Text("vg", maxLength: 100, pattern: @"[a-zA-Z0-9\.\+\_][a-zA-Z0-9\.\+\_\-]+").Required(),
    ]);

    /// <summary>GET /nodes/{node}/scan/nfs</summary>
    public static readonly ParameterSet ScanNfs = new([
        Text("node", format: "pve-node").Required(), Text("server", format: "pve-storage-server").Required(),
    ]);

    /// <summary>GET /nodes/{node}/scan/pbs</summary>
    public static readonly ParameterSet ScanPbs = new([
        Text("fingerprint", pattern: @"([A-Fa-f0-9]{2}:){31}[A-Fa-f0-9]{2}"), Text("node", format: "pve-node").Required(),
        Text("password").Required(), Integer("port", min: 1, max: 65535), Text("server", format: "pve-storage-server").Required(),
        Text("username").Required(),
    ]);

    /// <summary>GET /nodes/{node}/capabilities/qemu/cpu</summary>
    public static readonly ParameterSet Cpu = new([
        OneOf("arch", "x86_64", "aarch64"), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>GET /nodes/{node}/capabilities/qemu/cpu-flags</summary>
    public static readonly ParameterSet CpuFlags = new([
        OneOf("accel", "kvm", "tcg"), OneOf("arch", "x86_64", "aarch64"), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>GET /nodes/{node}/capabilities/qemu/machines</summary>
    public static readonly ParameterSet Machines = new([
        OneOf("arch", "x86_64", "aarch64"), Text("node", format: "pve-node").Required(),
    ]);
}
