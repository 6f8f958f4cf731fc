using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class StorageParameters
{
    private static readonly ParameterSet BwlimitFormat = new([
        Number("clone", min: 0), Number("default", min: 0), Number("migration", min: 0), Number("move", min: 0), Number("restore", min: 0),
    ]);

    private static readonly ParameterSet PruneBackupsFormat = new([
        Flag("keep-all"), Integer("keep-daily", min: 0), Integer("keep-hourly", min: 0), Integer("keep-last", min: 0),
        Integer("keep-monthly", min: 0), Integer("keep-weekly", min: 0), Integer("keep-yearly", min: 0),
    ]);

    /// <summary>GET /storage</summary>
    public static readonly ParameterSet List = new([
        OneOf("type", "btrfs", "cephfs", "cifs", "dir", "esxi", "iscsi", "iscsidirect", "lvm", "lvmthin", "nfs", "pbs", "rbd", "zfs", "zfspool"),
    ]);

    /// <summary>GET /storage/{storage}</summary>
    public static readonly ParameterSet Get = new([
        Text("storage", format: "pve-storage-id").Required(),
    ]);

    /// <summary>PUT /storage/{storage}</summary>
    public static readonly ParameterSet Update = new([
        Text("blocksize", format: "pve-storage-zfs-blocksize"), Text("bwlimit", properties: BwlimitFormat), Text("comstar_hg"), Text("comstar_tg"),
        Text("content", format: "pve-storage-content-list"), Text("content-dirs", format: "pve-dir-override-list"), Flag("create-base-path"),
        Flag("create-subdirs"), Text("data-pool"), Text("delete", format: "pve-configid-list", maxLength: 4096), Text("digest", maxLength: 64),
        Flag("disable"), Text("domain", maxLength: 256), Text("encryption-key"),
        Text("fingerprint", pattern: @"([A-Fa-f0-9]{2}:){31}[A-Fa-f0-9]{2}"), OneOf("format", "raw", "qcow2", "subvol", "vmdk"),
        Text("fs-name", format: "pve-configid"), Flag("fuse"), Text("is_mountpoint"), Text("keyring"), Flag("krbd"), Text("lio_tpg"),
        Text("master-pubkey"), Integer("max-protected-backups", min: -1), Flag("mkdir"), Text("monhost", format: "pve-storage-portal-dns-list"),
        Text("mountpoint", format: "pve-storage-path"), Text("namespace"), Flag("nocow"), Text("nodes", format: "pve-node-list"),
        Flag("nowritecache"), Text("options", format: "pve-storage-options"), Text("password", maxLength: 256), Text("pool"),
        Integer("port", min: 1, max: 65535), OneOf("preallocation", "off", "metadata", "falloc", "full"),
        Text("prune-backups", properties: PruneBackupsFormat), Flag("saferemove"), Integer("saferemove-stepsize"), Text("saferemove_throughput"),
        Text("server", format: "pve-storage-server"), Flag("shared"), Flag("skip-cert-verification"),
        OneOf("smbversion", "default", "2.0", "2.1", "3", "3.0", "3.11"), Flag("snapshot-as-volume-chain"), Flag("sparse"),
        Text("storage", format: "pve-storage-id").Required(), Text("subdir", format: "pve-storage-path"), Flag("tagged_only"), Text("username"),
        Text("zfs-base-path", format: "pve-storage-path"),
    ]);

    /// <summary>POST /storage</summary>
    public static readonly ParameterSet Create = new([
        Text("authsupported"), Text("base", format: "pve-volume-id"), Text("blocksize", format: "pve-storage-zfs-blocksize"),
        Text("bwlimit", properties: BwlimitFormat), Text("comstar_hg"), Text("comstar_tg"), Text("content", format: "pve-storage-content-list"),
        Text("content-dirs", format: "pve-dir-override-list"), Flag("create-base-path"), Flag("create-subdirs"), Text("data-pool"),
        Text("datastore"), Flag("disable"), Text("domain", maxLength: 256), Text("encryption-key"), Text("export", format: "pve-storage-path"),
        Text("fingerprint", pattern: @"([A-Fa-f0-9]{2}:){31}[A-Fa-f0-9]{2}"), OneOf("format", "raw", "qcow2", "subvol", "vmdk"),
        Text("fs-name", format: "pve-configid"), Flag("fuse"), Text("is_mountpoint"), Text("iscsiprovider"), Text("keyring"), Flag("krbd"),
        Text("lio_tpg"), Text("master-pubkey"), Integer("max-protected-backups", min: -1), Flag("mkdir"),
        Text("monhost", format: "pve-storage-portal-dns-list"), Text("mountpoint", format: "pve-storage-path"), Text("namespace"), Flag("nocow"),
        Text("nodes", format: "pve-node-list"), Flag("nowritecache"), Text("options", format: "pve-storage-options"),
        Text("password", maxLength: 256), Text("path", format: "pve-storage-path"), Text("pool"), Integer("port", min: 1, max: 65535),
        Text("portal", format: "pve-storage-portal-dns"), OneOf("preallocation", "off", "metadata", "falloc", "full"),
        Text("prune-backups", properties: PruneBackupsFormat), Flag("saferemove"), Integer("saferemove-stepsize"), Text("saferemove_throughput"),
        Text("server", format: "pve-storage-server"), Text("share"), Flag("shared"), Flag("skip-cert-verification"),
        OneOf("smbversion", "default", "2.0", "2.1", "3", "3.0", "3.11"), Flag("snapshot-as-volume-chain"), Flag("sparse"),
        Text("storage", format: "pve-storage-id").Required(), Text("subdir", format: "pve-storage-path"), Flag("tagged_only"), Text("target"),
        Text("thinpool", format: "pve-storage-vgname"),
        OneOf("type", "btrfs", "cephfs", "cifs", "dir", "esxi", "iscsi", "iscsidirect", "lvm", "lvmthin", "nfs", "pbs", "rbd", "zfs", "zfspool").Required(),
        Text("username"), Text("vgname", format: "pve-storage-vgname"), Text("zfs-base-path", format: "pve-storage-path"),
    ]);

    /// <summary>GET /nodes/{node}/storage</summary>
    public static readonly ParameterSet NodeList = new([
        Text("content", format: "pve-storage-content-list"), Flag("enabled"), Flag("format"), Text("node", format: "pve-node").Required(),
        Text("storage", format: "pve-storage-id"), Text("target", format: "pve-node"),
    ]);

    /// <summary>GET /nodes/{node}/storage/{storage}</summary>
    public static readonly ParameterSet NodeStorage = new([
        Text("node", format: "pve-node").Required(), Text("storage", format: "pve-storage-id").Required(),
    ]);

    /// <summary>GET /nodes/{node}/storage/{storage}/content</summary>
    public static readonly ParameterSet Content = new([
        Text("content", format: "pve-storage-content"), Text("node", format: "pve-node").Required(),
        Text("storage", format: "pve-storage-id").Required(), Integer("vmid", min: 100, max: 999999999, format: "pve-vmid"),
    ]);

    /// <summary>POST /nodes/{node}/storage/{storage}/content</summary>
    public static readonly ParameterSet Allocate = new([
        Text("filename").Required(), OneOf("format", "raw", "qcow2", "subvol", "vmdk"), Text("node", format: "pve-node").Required(),
        Text("size", pattern: @"\d+[MG]?").Required(), Text("storage", format: "pve-storage-id").Required(),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid").Required(),
    ]);

    /// <summary>GET /nodes/{node}/storage/{storage}/content/{volume}</summary>
    public static readonly ParameterSet Volume = new([
        Text("node", format: "pve-node").Required(), Text("storage", format: "pve-storage-id"), Text("volume").Required(),
    ]);

    /// <summary>PUT /nodes/{node}/storage/{storage}/content/{volume}</summary>
    public static readonly ParameterSet UpdateVolume = new([
        Text("node", format: "pve-node").Required(), Text("notes"), Flag("protected"), Text("storage", format: "pve-storage-id"),
        Text("volume").Required(),
    ]);

    /// <summary>DELETE /nodes/{node}/storage/{storage}/content/{volume}</summary>
    public static readonly ParameterSet DeleteVolume = new([
        Integer("delay", min: 1, max: 30), Text("node", format: "pve-node").Required(), Text("storage", format: "pve-storage-id"),
        Text("volume").Required(),
    ]);

    /// <summary>GET /nodes/{node}/storage/{storage}/rrddata</summary>
    public static readonly ParameterSet Rrd = new([
        OneOf("cf", "AVERAGE", "MAX"), Text("node", format: "pve-node").Required(), Text("storage", format: "pve-storage-id").Required(),
        OneOf("timeframe", "hour", "day", "week", "month", "year").Required(),
    ]);
}
