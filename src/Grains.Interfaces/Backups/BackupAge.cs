namespace Hypervisor.Grains.Interfaces;

/// <summary>A guest and its newest backup.</summary>
[GenerateSerializer, Immutable, Alias("BackupAge")]
public sealed record BackupAge
{
    [Id(0)] public required Guid ControllerId { get; init; }
    [Id(1)] public required string ControllerName { get; init; }
    [Id(2)] public required int Vmid { get; init; }
    [Id(3)] public required string Name { get; init; }
    [Id(4)] public required string Node { get; init; }
    [Id(5)] public required GuestType VmType { get; init; }
    [Id(6)] public BackupStanding Standing { get; init; }
    [Id(7)] public DateTimeOffset? LastBackupTime { get; init; }

    /// <summary>When the storages were read.</summary>
    [Id(8)] public double? AgeHours { get; init; }

    /// <summary>The storage that holds the newest backup.</summary>
    [Id(9)] public string? Storage { get; init; }

    [Id(10)] public string? Volid { get; init; }

    /// <summary>Bytes.</summary>
    [Id(11)] public long? Size { get; init; }

    /// <summary>The newest backup is older than the threshold, or there is none at all.</summary>
    public bool IsStale => Standing is BackupStanding.Stale or BackupStanding.Never;
}
