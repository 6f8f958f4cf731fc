using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

/// <summary>Backs up one guest now.</summary>
[Operation("proxmox.backup.run", "create", Risk.Safe, Permission.ManageBackups, Tasks = "vzdump")]
[GenerateSerializer, Immutable, Alias("proxmox.backup.run")]
public sealed record RunBackup : GuestCommand
{
    [Id(0), StorageName] public required string Storage { get; init; }
    [Id(1), OneOf("snapshot", "suspend", "stop")] public string Mode { get; init; } = "snapshot";
    [Id(2), OneOf("zstd", "lzo", "gzip", "none")] public string Compress { get; init; } = "zstd";

    [Id(3), PveParameters("backup.run", Except = "all exclude pool storage mode compress dumpdir tmpdir script")]
    public PveSettings Settings { get; init; } = PveSettings.None;

    public override PveRequest ToPve(GuestAddress guest) => PveRequest.Post($"/nodes/{guest.Node}/vzdump")
        .With("vmid", guest.Vmid).With("storage", Storage).With("mode", Mode).With("compress", Compression.Wire(Compress)).With(Settings);
}

/// <summary>
/// Makes a guest from a backup on the node named. One with that VMID is overwritten only where <see cref="Force"/> says so; as with every restore, that must be confirmed.
/// </summary>
[Operation("proxmox.backup.restore", "create", Risk.Catastrophic, Permission.ManageBackups, Tasks = "qmrestore vzrestore")]
[GenerateSerializer, Immutable, Alias("proxmox.backup.restore")]
public sealed record RestoreBackup : GuestCommand, IPlacesGuest
{
    /// <summary>A volume: <c>backup:backup/vzdump-qemu-100-2026_11_22-23_55_57.vma.zst</c>.</summary>
    [Id(0), Volume] public required string Archive { get; init; }

    /// <summary>Null: where the disks were.</summary>
    [Id(1), StorageName] public string? Storage { get; init; }

    [Id(2), AlsoNamed("start")] public bool StartAfterRestore { get; init; }

    /// <summary>New MAC addresses, so that it can run beside the original.</summary>
    [Id(3), AlsoNamed("unique")] public bool UniqueMac { get; init; } = true;

    /// <summary>Overwrites the guest that has this VMID.</summary>
    [Id(4)] public bool Force { get; init; }

    /// <summary>Starts while it is still being restored; virtual machines from Proxmox Backup Server only.</summary>
    [Id(5)] public bool? LiveRestore { get; init; }

    [Id(6), PoolId] public string? Pool { get; init; }

    /// <summary>KiB a second.</summary>
    [Id(7), Range(0, int.MaxValue)] public int? Bwlimit { get; init; }

    // Containers are restored as if from a template.
    public override PveRequest ToPve(GuestAddress guest) => (guest.IsContainer
            ? PveRequest.Post($"/nodes/{guest.Node}/lxc").With("vmid", guest.Vmid).With("ostemplate", Archive).With("restore", true)
            : PveRequest.Post($"/nodes/{guest.Node}/qemu").With("vmid", guest.Vmid).With("archive", Archive).With("live-restore", LiveRestore))
        .With("storage", Storage).With("unique", UniqueMac).With("start", Given(StartAfterRestore)).With("force", Given(Force))
        .With("pool", Pool).With("bwlimit", Bwlimit);

    internal override void Check(FieldErrors errors, CommandTarget target) =>
        errors.Require(LiveRestore != true || target.VmType != GuestType.Lxc, "live_restore", "A container can't be restored live.");

    private static bool? Given(bool value) => value ? true : null;
}

/// <summary>Removes the backups that the retention does not keep.</summary>
[Operation("proxmox.backup.prune", "delete", Risk.Catastrophic, Permission.ManageBackups, Tasks = "prunebackups", TargetId = "storage")]
[GenerateSerializer, Immutable, Alias("proxmox.backup.prune")]
public sealed record PruneBackups : NodeCommand
{
    [Id(0), StorageName] public required string Storage { get; init; }
    [Id(1), Range(0, 365)] public int? KeepLast { get; init; }
    [Id(2), Range(0, 365)] public int? KeepHourly { get; init; }
    [Id(3), Range(0, 365)] public int? KeepDaily { get; init; }
    [Id(4), Range(0, 365)] public int? KeepWeekly { get; init; }
    [Id(5), Range(0, 365)] public int? KeepMonthly { get; init; }
    [Id(6), Range(0, 365)] public int? KeepYearly { get; init; }

    /// <summary>Null: of all guests.</summary>
    [Id(7), Vmid] public int? Vmid { get; init; }

    [Id(8), AlsoNamed("vm_type"), OneOf("qemu", "lxc")] public string? Type { get; init; }

    public override PveRequest ToPve(string node) => PveRequest.Delete($"/nodes/{node}/storage/{Storage}/prunebackups")
        .With("prune-backups", Retention()).With("vmid", Vmid).With("type", Type);

    internal override void Check(FieldErrors errors, CommandTarget target) =>
        errors.Require(Kept().Any(kept => kept.Count > 0), "payload", "At least one keep_... must be above 0.");

    protected override string TaskId(CommandTarget target) =>
        Vmid is { } vmid ? string.Create(CultureInfo.InvariantCulture, $"{vmid}@{Storage}") : Storage;

    /// <summary>One property string.</summary>
    private string Retention() => string.Join(',', Kept().Where(kept => kept.Count is not null).Select(kept => string.Create(CultureInfo.InvariantCulture, $"{kept.Name}={kept.Count}")));

    private IEnumerable<(string Name, int? Count)> Kept() =>
    [
        ("keep-last", KeepLast), ("keep-hourly", KeepHourly), ("keep-daily", KeepDaily), ("keep-weekly", KeepWeekly), ("keep-monthly", KeepMonthly), ("keep-yearly", KeepYearly),
    ];
}
