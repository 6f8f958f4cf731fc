namespace Hypervisor.Grains.Interfaces;

/// <summary>Backups on a schedule: of the guests in <c>vmid</c> or <c>pool</c>, or of all but those in <c>exclude</c>.</summary>
[GenerateSerializer, Immutable, Alias("BackupJob")]
public sealed record BackupJob
{
    [Id(0)] public required string Id { get; init; }

    /// <summary>A calendar event, as systemd writes them: <c>sun 01:00</c>.</summary>
    [Id(1)] public string? Schedule { get; init; }

    [Id(2)] public string? Storage { get; init; }

    /// <summary>Separated by commas; empty: not by id.</summary>
    [Id(3)] public string Vmid { get; init; } = "";

    [Id(4)] public string Mode { get; init; } = "snapshot";

    /// <summary><c>zstd</c>, <c>lzo</c>, <c>gzip</c>, or 0 for none.</summary>
    [Id(5)] public string Compress { get; init; } = "0";

    [Id(6)] public bool Enabled { get; init; } = true;
    [Id(7)] public string? Mailto { get; init; }

    /// <summary>Only guests on this node; null: wherever they are.</summary>
    [Id(8)] public string? Node { get; init; }

    [Id(9)] public bool All { get; init; }
    [Id(10)] public string? Exclude { get; init; }
    [Id(11)] public string? Pool { get; init; }
    [Id(12)] public DateTimeOffset? NextRun { get; init; }
    [Id(13)] public string? Comment { get; init; }

    /// <summary>How many backups it keeps: <c>keep-last=3,keep-weekly=2</c>; null: by the storage's setting.</summary>
    [Id(14)] public string? PruneBackups { get; init; }

    [Id(15)] public string? Type { get; init; }
}
