using System.Collections.Immutable;

namespace Hypervisor.Grains.Interfaces;

/// <summary>How old the newest backup of each guest is. Templates are left out: they don't change.</summary>
[GenerateSerializer, Immutable, Alias("BackupAgeReport")]
public sealed record BackupAgeReport
{
    [Id(0)] public required int ThresholdHours { get; init; }

    /// <summary>The guests in <see cref="Vms"/>; the four counts below add up to it.</summary>
    [Id(1)] public required int TotalVms { get; init; }

    /// <summary>With a backup no older than the threshold.</summary>
    [Id(2)] public required int BackedUp { get; init; }

    [Id(3)] public required int Stale { get; init; }
    [Id(4)] public required int NeverBackedUp { get; init; }

    /// <summary>Without a backup on what could be read, which was not all.</summary>
    [Id(5)] public required int Unknown { get; init; }

    /// <summary>By VMID.</summary>
    [Id(6)] public required ImmutableArray<BackupAge> Vms { get; init; }

    /// <summary>Every storage for backups was read. Where not, no guest is said to have none.</summary>
    [Id(7)] public required bool Complete { get; init; }

    /// <summary>What could not be read, and why.</summary>
    [Id(8)] public required ImmutableArray<BackupProblem> Problems { get; init; }

    /// <summary>Calls that were made: one for the account's privileges, one for each shared storage and one for each local storage of each node.</summary>
    [Id(9)] public required int Calls { get; init; }

    [Id(10)] public required DateTimeOffset AsOf { get; init; }
}

/// <param name="Storage">Null: more than one.</param>
/// <param name="Node">The node that was asked, or whose storage it is; null: none.</param>
[GenerateSerializer, Immutable, Alias("BackupProblem")]
public sealed record BackupProblem([property: Id(0)] string? Storage, [property: Id(1)] string? Node, [property: Id(2)] string Reason);
