using static Hypervisor.PveSimulator.Parameter;

namespace Hypervisor.PveSimulator;

/// <summary>What the routes of this folder accept; the facts are those of the API description of PVE 9.2.</summary>
internal static class BackupParameters
{
    private static readonly ParameterSet FleecingFormat = new([
        Flag("enabled").Default(), Text("storage", format: "pve-storage-id"),
    ]);

    private static readonly ParameterSet PerformanceFormat = new([
        Integer("max-workers", min: 1, max: 256), Integer("pbs-entries-max", min: 1),
    ]);

    public static readonly ParameterSet PruneBackupsFormat = new([
        Flag("keep-all"), Integer("keep-daily", min: 0), Integer("keep-hourly", min: 0), Integer("keep-last", min: 0),
        Integer("keep-monthly", min: 0), Integer("keep-weekly", min: 0), Integer("keep-yearly", min: 0),
    ]);

    /// <summary>How a backup is made: of one run and of a job.</summary>
    public static readonly Parameter[] Options =
    [
        Flag("all"), Integer("bwlimit", min: 0), OneOf("compress", "0", "1", "gzip", "lzo", "zstd"), Text("dumpdir"),
        Text("exclude", format: "pve-vmid-list"), List("exclude-path"), Text("fleecing", properties: FleecingFormat),
        Integer("ionice", min: 0, max: 8), Integer("lockwait", min: 0),
        OneOf("mailnotification", "always", "failure"), Text("mailto", format: "email-or-username-list"),
        OneOf("mode", "snapshot", "suspend", "stop"), Text("node", format: "pve-node"), Text("notes-template", maxLength: 1024),
        OneOf("notification-mode", "auto", "legacy-sendmail", "notification-system"),
        OneOf("pbs-change-detection-mode", "legacy", "data", "metadata"), Text("performance", properties: PerformanceFormat), Integer("pigz"),
        Text("pool"), Flag("protected"), Text("prune-backups", properties: PruneBackupsFormat), Flag("quiet"), Flag("remove"), Text("script"),
        Flag("stdexcludes"), Flag("stop"), Integer("stopwait", min: 0), Text("storage", format: "pve-storage-id"), Text("tmpdir"),
        Text("vmid", format: "pve-vmid-list"), Integer("zstd"),
    ];

    /// <summary>POST /nodes/{node}/vzdump</summary>
    public static readonly ParameterSet Vzdump = new([.. Options, Text("job-id", maxLength: 50, pattern: @"\S+"), Flag("stdout")]);
}
