using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>How the guests of all clusters stand with their backups. Clusters in <see cref="Gaps"/> are counted nowhere.</summary>
[GenerateSerializer, Immutable, Alias("BackupCoverage")]
public sealed record BackupCoverage
{
    [Id(0)] public required int ThresholdHours { get; init; }

    /// <summary>The four counts below add up to it.</summary>
    [Id(1)] public required int TotalGuests { get; init; }

    [Id(2)] public required int Covered { get; init; }
    [Id(3)] public required int Stale { get; init; }
    [Id(4)] public required int Never { get; init; }

    /// <summary>Without a backup on what could be read, which was not all; see the problems of their cluster.</summary>
    [Id(5)] public required int Unknown { get; init; }

    /// <summary>By name.</summary>
    [Id(6)] public required ImmutableArray<ClusterBackupCoverage> Clusters { get; init; }

    /// <summary>A page of the guests that aren't covered: never first, then unknown, then the oldest backups.</summary>
    [Id(7)] public required ImmutableArray<BackupAge> Items { get; init; }

    /// <summary>How many aren't covered in all.</summary>
    [Id(8)] public required int Total { get; init; }

    [Id(9)] public required int Offset { get; init; }

    /// <summary>The oldest time of the clusters counted.</summary>
    [Id(10)] public DateTimeOffset? AsOf { get; init; }

    [Id(11)] public required ImmutableArray<ClusterGap> Gaps { get; init; }
}

/// <inheritdoc cref="BackupCoverage"/>
[GenerateSerializer, Immutable, Alias("ClusterBackupCoverage")]
public sealed record ClusterBackupCoverage
{
    [Id(0)] public required Guid ControllerId { get; init; }
    [Id(1)] public required string ControllerName { get; init; }
    [Id(2)] public required int TotalGuests { get; init; }
    [Id(3)] public required int Covered { get; init; }
    [Id(4)] public required int Stale { get; init; }
    [Id(5)] public required int Never { get; init; }
    [Id(6)] public required int Unknown { get; init; }

    /// <summary>Every storage for backups was read.</summary>
    [Id(7)] public required bool Complete { get; init; }

    [Id(8)] public required ImmutableArray<BackupProblem> Problems { get; init; }
    [Id(9)] public required DateTimeOffset AsOf { get; init; }
}
