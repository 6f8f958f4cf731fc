using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class BackupJobParameters
{
    private static readonly ParameterSet FleecingFormat = new([
        Flag("enabled").Default(), Text("storage", format: "pve-storage-id"),
    ]);

    private static readonly ParameterSet PerformanceFormat = new([
        Integer("max-workers", min: 1, max: 256), Integer("pbs-entries-max", min: 1),
    ]);

    private static readonly ParameterSet PruneBackupsFormat = new([
        Flag("keep-all"), Integer("keep-daily", min: 0), Integer("keep-hourly", min: 0), Integer("keep-last", min: 0),
        Integer("keep-monthly", min: 0), Integer("keep-weekly", min: 0), Integer("keep-yearly", min: 0),
    ]);

    /// <summary>POST /cluster/backup</summary>
    public static readonly ParameterSet Create = new([
        Flag("all"), Integer("bwlimit", min: 0), Text("comment", maxLength: 512), OneOf("compress", "0", "1", "gzip", "lzo", "zstd"),
        Text("dow", format: "pve-day-of-week-list"), Text("dumpdir"), Flag("enabled"), Text("exclude", format: "pve-vmid-list"),
        List("exclude-path"), Text("fleecing", properties: FleecingFormat), Text("id", format: "pve-configid"), Integer("ionice", min: 0, max: 8),
        Integer("lockwait", min: 0), OneOf("mailnotification", "always", "failure"), Text("mailto", format: "email-or-username-list"),
        OneOf("mode", "snapshot", "suspend", "stop"), Text("node", format: "pve-node"), Text("notes-template", maxLength: 1024),
        OneOf("notification-mode", "auto", "legacy-sendmail", "notification-system"),
        OneOf("pbs-change-detection-mode", "legacy", "data", "metadata"), Text("performance", properties: PerformanceFormat), Integer("pigz"),
        Text("pool"), Flag("protected"), Text("prune-backups", properties: PruneBackupsFormat), Flag("quiet"), Flag("remove"), Flag("repeat-missed"),
        Text("schedule", format: "pve-calendar-event", maxLength: 128), Text("script"), Text("starttime", pattern: @"\d{1,2}:\d{1,2}"),
        Flag("stdexcludes"), Flag("stop"), Integer("stopwait", min: 0), Text("storage", format: "pve-storage-id"), Text("tmpdir"),
        Text("vmid", format: "pve-vmid-list"), Integer("zstd"),
    ]);

    /// <summary>PUT /cluster/backup/{id}</summary>
    public static readonly ParameterSet Update = new([
        Flag("all"), Integer("bwlimit", min: 0), Text("comment", maxLength: 512), OneOf("compress", "0", "1", "gzip", "lzo", "zstd"),
        Text("delete", format: "pve-configid-list"), Text("dow", format: "pve-day-of-week-list"), Text("dumpdir"), Flag("enabled"),
        Text("exclude", format: "pve-vmid-list"), List("exclude-path"), Text("fleecing", properties: FleecingFormat),
        Text("id", maxLength: 50, pattern: @"\S+").Required(), Integer("ionice", min: 0, max: 8), Integer("lockwait", min: 0),
        OneOf("mailnotification", "always", "failure"), Text("mailto", format: "email-or-username-list"),
        OneOf("mode", "snapshot", "suspend", "stop"), Text("node", format: "pve-node"), Text("notes-template", maxLength: 1024),
        OneOf("notification-mode", "auto", "legacy-sendmail", "notification-system"),
        OneOf("pbs-change-detection-mode", "legacy", "data", "metadata"), Text("performance", properties: PerformanceFormat), Integer("pigz"),
        Text("pool"), Flag("protected"), Text("prune-backups", properties: PruneBackupsFormat), Flag("quiet"), Flag("remove"), Flag("repeat-missed"),
        Text("schedule", format: "pve-calendar-event", maxLength: 128), Text("script"), Text("starttime", pattern: @"\d{1,2}:\d{1,2}"),
        Flag("stdexcludes"), Flag("stop"), Integer("stopwait", min: 0), Text("storage", format: "pve-storage-id"), Text("tmpdir"),
        Text("vmid", format: "pve-vmid-list"), Integer("zstd"),
    ]);

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
        Text("node", format: "pve-node").Required(), Text("prune-backups", properties: PruneBackupsFormat),
        Text("storage", format: "pve-storage-id").Required(), OneOf("type", "qemu", "lxc"),
        Integer("vmid", min: 100, max: 999999999, format: "pve-vmid"),
    ]);

    /// <summary>GET /cluster/jobs/schedule-analyze</summary>
    public static readonly ParameterSet Analyze = new([
        Integer("iterations", min: 1, max: 100), Text("schedule", format: "pve-calendar-event", maxLength: 128).Required(), Integer("starttime"),
    ]);
}
