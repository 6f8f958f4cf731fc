using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Hypervisor.Proxmox;

namespace Hypervisor.Grains.Interfaces;

[Operation("proxmox.backup.job", "create", Risk.Safe, Permission.ManageBackups)]
[GenerateSerializer, Immutable, Alias("proxmox.backup.job:create")]
public sealed record CreateBackupJob : ClusterCommand
{
    /// <summary>Null: Proxmox VE makes one up.</summary>
    [Id(0), AlsoNamed("job_id"), ConfigId] public string? Id { get; init; }

    [Id(1), StorageName] public required string Storage { get; init; }
    [Id(2), CalendarEvent] public required string Schedule { get; init; }

    /// <summary>VMIDs, apart by commas; empty: all guests, unless a pool is named.</summary>
    [Id(3), VmidList] public string Vmid { get; init; } = "";

    [Id(4), OneOf("snapshot", "suspend", "stop")] public string Mode { get; init; } = "snapshot";
    [Id(5), OneOf("zstd", "lzo", "gzip", "none")] public string Compress { get; init; } = "zstd";

    /// <summary>Only guests on this node.</summary>
    [Id(6), NodeName] public string? Node { get; init; }

    [Id(7)] public bool Enabled { get; init; } = true;

    [Id(8), PveParameters("backup.job", Except = "all storage schedule mode compress enabled dow starttime dumpdir tmpdir script")]
    public PveSettings Settings { get; init; } = PveSettings.None;

    public override PveRequest ToPve() => PveRequest.Post($"/cluster/backup")
        .With("id", Id).With("storage", Storage).With("schedule", Schedule)
        .With("vmid", Vmid.Length > 0 ? Vmid : null).With("all", Vmid.Length == 0 && Settings["pool"] is null ? true : (bool?)null)
        .With("mode", Mode).With("compress", Compression.Wire(Compress)).With("node", Node).With("enabled", Enabled).With(Settings);

    internal override void Check(FieldErrors errors, CommandTarget target) =>
        errors.Require(Vmid.Length == 0 || Settings["pool"] is null, "pool", "A job is for guests named or for a pool, not both.")
            .Require(Vmid.Length == 0 || Settings["exclude"] is null, "exclude", "Guests are left out of all, not of those named.");
}

[Operation("proxmox.backup.job", "update", Risk.Safe, Permission.ManageBackups, TargetId = "id")]
[GenerateSerializer, Immutable, Alias("proxmox.backup.job:update")]
public sealed record UpdateBackupJob : ClusterCommand, IChangesSettings
{
    [Id(0), AlsoNamed("job_id"), JobId] public required string Id { get; init; }
    [Id(1), StorageName] public string? Storage { get; init; }
    [Id(2), CalendarEvent] public string? Schedule { get; init; }

    /// <summary>VMIDs, apart by commas; empty: all guests.</summary>
    [Id(3), VmidList] public string? Vmid { get; init; }

    [Id(4), OneOf("snapshot", "suspend", "stop")] public string? Mode { get; init; }
    [Id(5), OneOf("zstd", "lzo", "gzip", "none")] public string? Compress { get; init; }
    [Id(6), NodeName] public string? Node { get; init; }
    [Id(7)] public bool? Enabled { get; init; }

    [Id(8), PveParameters("backup.job", Partial = true, Except = "all storage schedule mode compress enabled dow starttime dumpdir tmpdir script")]
    public PveSettings Settings { get; init; } = PveSettings.None;

    /// <summary>Names, back to their default.</summary>
    [Id(9), JsonConverter(typeof(NameListJsonConverter))] public ImmutableArray<string> Delete { get; init; } = [];

    // Naming guests ends "all", and the other way round.
    public override PveRequest ToPve() => PveRequest.Put($"/cluster/backup/{Id}")
        .With("storage", Storage).With("schedule", Schedule)
        .With("vmid", Vmid is { Length: > 0 } ? Vmid : null).With("all", Vmid is null ? null : Vmid.Length == 0)
        .With("mode", Mode).With("compress", Compression.Wire(Compress)).With("node", Node).With("enabled", Enabled).With(Settings)
        .WithNames("delete", Delete);

    internal override void Check(FieldErrors errors, CommandTarget target)
    {
        var isTyped = (Storage ?? Schedule ?? Vmid ?? Mode ?? Compress ?? Node) is not null || Enabled is not null;
        this.CheckSettings(errors, orElse: isTyped);
    }
}

[Operation("proxmox.backup.job", "delete", Risk.Catastrophic, Permission.ManageBackups, TargetId = "id")]
[GenerateSerializer, Immutable, Alias("proxmox.backup.job:delete")]
public sealed record DeleteBackupJob : ClusterCommand
{
    [Id(0), AlsoNamed("job_id"), JobId] public required string Id { get; init; }

    public override PveRequest ToPve() => PveRequest.Delete($"/cluster/backup/{Id}");
}
