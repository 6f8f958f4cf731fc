using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class BackupJobParameters
{
    private static readonly Parameter[] Options =
    [
        .. BackupParameters.Options, Text("comment", maxLength: 512), Text("dow", format: "pve-day-of-week-list"), Flag("enabled"), Flag("repeat-missed"),
        Text("schedule", format: "pve-calendar-event", maxLength: 128), Text("starttime", pattern: @"\d{1,2}:\d{1,2}"),
    ];

    /// <summary>POST /cluster/backup</summary>
    public static readonly ParameterSet Create = new([.. Options, Text("id", format: "pve-configid")]);

    /// <summary>PUT /cluster/backup/{id}</summary>
    public static readonly ParameterSet Update = new([.. Options, Text("delete", format: "pve-configid-list"), Text("id", maxLength: 50, pattern: @"\S+").Required()]);

    /// <summary>GET /cluster/backup/{id}</summary>
    public static readonly ParameterSet Job = new([
        Text("id", maxLength: 50, pattern: @"\S+").Required(),
    ]);

    /// <summary>GET /nodes/{node}/vzdump/defaults</summary>
    public static readonly ParameterSet Defaults = new([
        Text("node", format: "pve-node").Required(), Text("storage", format: "pve-storage-id"),
    ]);

    /// <summary>GET /nodes/{node}/vzdump/extractconfig</summary>
    public static readonly ParameterSet ExtractConfig = new([
        Text("node", format: "pve-node").Required(), Text("volume").Required(),
    ]);

    /// <summary>GET /nodes/{node}/storage/{storage}/prunebackups</summary>
    public static readonly ParameterSet Prune = new([
        Text("node", format: "pve-node").Required(), Text("prune-backups", properties: BackupParameters.PruneBackupsFormat),
        Text("storage", format: "pve-storage-id").Required(), OneOf("type", "qemu", "lxc"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid"),
    ]);

    /// <summary>GET /cluster/jobs/schedule-analyze</summary>
    public static readonly ParameterSet Analyze = new([
        Integer("iterations", min: 1, max: 100), Text("schedule", format: "pve-calendar-event", maxLength: 128).Required(), Integer("starttime"),
    ]);
}
