using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class CephParameters
{
    private static readonly ParameterSet ErasureCodingFormat = new([
        Text("device-class"), Text("failure-domain"), Integer("k", min: 2).Required(), Integer("m", min: 1).Required(), Text("profile"),
    ]);

    /// <summary>GET /nodes/{node}/ceph/cfg/value</summary>
    public static readonly ParameterSet ConfigValue = new([
        Text("config-keys", maxLength: 4096, pattern: @"(?^:^(?:(?^i:[0-9a-z\-_\.]+:[0-9a-zA-Z\-_]+))(?:[;, ](?^i:[0-9a-z\-_\.]+:[0-9a-zA-Z\-_]+))*$)").Required(),
        Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>GET /nodes/{node}/ceph/cmd-safety</summary>
    public static readonly ParameterSet Safety = new([
        OneOf("action", "stop", "destroy").Required(), Text("id").Required(), Text("node", format: "pve-node").Required(),
        OneOf("service", "osd", "mon", "mds").Required(),
    ]);

    /// <summary>GET /nodes/{node}/ceph/log</summary>
    public static readonly ParameterSet Log = new([
        Integer("limit", min: 0), Text("node", format: "pve-node").Required(), Integer("start", min: 0),
    ]);

    /// <summary>POST /nodes/{node}/ceph/fs/{name}</summary>
    public static readonly ParameterSet CreateFileSystem = new([
        Flag("add-storage"), Text("name", pattern: @"(?^:^[^:/\s]+$)"), Text("node", format: "pve-node").Required(),
        Integer("pg_num", min: 8, max: 32768),
    ]);

    /// <summary>DELETE /nodes/{node}/ceph/fs/{name}</summary>
    public static readonly ParameterSet DeleteFileSystem = new([
        Text("name").Required(), Text("node", format: "pve-node").Required(), Flag("remove-pools"), Flag("remove-storages"),
    ]);

    /// <summary>POST /nodes/{node}/ceph/mds/{name}</summary>
    public static readonly ParameterSet CreateMetadataServer = new([
        Flag("hotstandby"), Text("name", maxLength: 200, pattern: @"[a-zA-Z0-9]([a-zA-Z0-9\-]*[a-zA-Z0-9])?"),
        Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>DELETE /nodes/{node}/ceph/mds/{name}</summary>
    public static readonly ParameterSet DeleteMetadataServer = new([
        Text("name", pattern: @"[a-zA-Z0-9]([a-zA-Z0-9\-]*[a-zA-Z0-9])?").Required(), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>POST /nodes/{node}/ceph/mgr/{id}</summary>
    public static readonly ParameterSet CreateManager = new([
        Text("id", maxLength: 200, pattern: @"[a-zA-Z0-9]([a-zA-Z0-9\-]*[a-zA-Z0-9])?"), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>DELETE /nodes/{node}/ceph/mgr/{id}</summary>
    public static readonly ParameterSet DeleteManager = new([
        Text("id", pattern: @"[a-zA-Z0-9]([a-zA-Z0-9\-]*[a-zA-Z0-9])?").Required(), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>POST /nodes/{node}/ceph/mon/{monid}</summary>
    public static readonly ParameterSet CreateMonitor = new([
        Text("mon-address", format: "ip-list"), Text("monid", maxLength: 200, pattern: @"[a-zA-Z0-9]([a-zA-Z0-9\-]*[a-zA-Z0-9])?"),
        Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>DELETE /nodes/{node}/ceph/mon/{monid}</summary>
    public static readonly ParameterSet DeleteMonitor = new([
        Text("monid", pattern: @"[a-zA-Z0-9]([a-zA-Z0-9\-]*[a-zA-Z0-9])?").Required(), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>POST /nodes/{node}/ceph/osd</summary>
    public static readonly ParameterSet CreateOsd = new([
        Text("crush-device-class"), Text("db_dev"), Number("db_dev_size", min: 1), Text("dev").Required(), Flag("encrypted"),
        Text("node", format: "pve-node").Required(), Integer("osds-per-device", min: 1), Text("wal_dev"), Number("wal_dev_size", min: 0.5),
    ]);

    /// <summary>DELETE /nodes/{node}/ceph/osd/{osdid}</summary>
    public static readonly ParameterSet DeleteOsd = new([
        Flag("cleanup"), Text("node", format: "pve-node").Required(), Integer("osdid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/ceph/osd/{osdid}/in</summary>
    public static readonly ParameterSet Osd = new([
        Text("node", format: "pve-node").Required(), Integer("osdid").Required(),
    ]);

    /// <summary>GET /nodes/{node}/ceph/osd/{osdid}/lv-info</summary>
    public static readonly ParameterSet OsdVolume = new([
        Text("node", format: "pve-node").Required(), Integer("osdid").Required(), OneOf("type", "block", "db", "wal"),
    ]);

    /// <summary>POST /nodes/{node}/ceph/osd/{osdid}/scrub</summary>
    public static readonly ParameterSet Scrub = new([
        Flag("deep"), Text("node", format: "pve-node").Required(), Integer("osdid").Required(),
    ]);

    /// <summary>POST /nodes/{node}/ceph/pool</summary>
    public static readonly ParameterSet CreatePool = new([
        Flag("add_storages"), OneOf("application", "rbd", "cephfs", "rgw"), Text("crush_rule"),
        Text("erasure-coding", properties: ErasureCodingFormat), Integer("min_size", min: 1, max: 7),
        Text("name", pattern: @"(?^:^[^:/\s]+$)").Required(), Text("node", format: "pve-node").Required(),
        OneOf("pg_autoscale_mode", "on", "off", "warn"), Integer("pg_num", min: 1, max: 32768), Integer("pg_num_min", max: 32768),
        Integer("size", min: 1, max: 7), Text("target_size", pattern: @"^(\d+(\.\d+)?)([KMGT])?$"), Number("target_size_ratio"),
    ]);

    /// <summary>PUT /nodes/{node}/ceph/pool/{name}</summary>
    public static readonly ParameterSet UpdatePool = new([
        OneOf("application", "rbd", "cephfs", "rgw"), Text("crush_rule"), Integer("min_size", min: 1, max: 7),
        Text("name", pattern: @"(?^:^[^:/\s]+$)").Required(), Text("node", format: "pve-node").Required(),
        OneOf("pg_autoscale_mode", "on", "off", "warn"), Integer("pg_num", min: 1, max: 32768), Integer("pg_num_min", max: 32768),
        Integer("size", min: 1, max: 7), Text("target_size", pattern: @"^(\d+(\.\d+)?)([KMGT])?$"), Number("target_size_ratio"),
    ]);

    /// <summary>DELETE /nodes/{node}/ceph/pool/{name}</summary>
    public static readonly ParameterSet DeletePool = new([
        Flag("force"), Text("name").Required(), Text("node", format: "pve-node").Required(), Flag("remove_ecprofile"), Flag("remove_storages"),
    ]);

    /// <summary>GET /nodes/{node}/ceph/pool/{name}</summary>
    public static readonly ParameterSet PoolName = new([
        Text("name").Required(), Text("node", format: "pve-node").Required(),
    ]);

    /// <summary>GET /nodes/{node}/ceph/pool/{name}/status</summary>
    public static readonly ParameterSet PoolStatus = new([
        Text("name").Required(), Text("node", format: "pve-node").Required(), Flag("verbose"),
    ]);

    /// <summary>POST /nodes/{node}/ceph/restart</summary>
    public static readonly ParameterSet Service = new([
        Text("node", format: "pve-node").Required(), Text("service", pattern: @"(ceph|mon|mds|osd|mgr)(\.[a-zA-Z0-9]([a-zA-Z0-9\-]*[a-zA-Z0-9])?)?"),
    ]);

    /// <summary>PUT /cluster/ceph/flags</summary>
    public static readonly ParameterSet Flags = new([
        Flag("nobackfill"), Flag("nodeep-scrub"), Flag("nodown"), Flag("noin"), Flag("noout"), Flag("norebalance"), Flag("norecover"),
        Flag("noscrub"), Flag("notieragent"), Flag("noup"), Flag("pause"),
    ]);

    /// <summary>GET /cluster/ceph/flags/{flag}</summary>
    public static readonly ParameterSet Flag = new([
        OneOf("flag", "nobackfill", "nodeep-scrub", "nodown", "noin", "noout", "norebalance", "norecover", "noscrub", "notieragent", "noup", "pause").Required(),
    ]);

    /// <summary>PUT /cluster/ceph/flags/{flag}</summary>
    public static readonly ParameterSet UpdateFlag = new([
        OneOf("flag", "nobackfill", "nodeep-scrub", "nodown", "noin", "noout", "norebalance", "norecover", "noscrub", "notieragent", "noup", "pause").Required(),
        Flag("value").Required(),
    ]);

    /// <summary>GET /cluster/ceph/metadata</summary>
    public static readonly ParameterSet Metadata = new([
        OneOf("scope", "all", "versions"),
    ]);
}
