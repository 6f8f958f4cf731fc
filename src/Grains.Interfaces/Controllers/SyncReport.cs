namespace Hypervisor.Grains.Interfaces;

/// <summary>What one sync found.</summary>
[GenerateSerializer, Immutable, Alias("SyncReport")]
public sealed record SyncReport
{
    [Id(0)] public required Guid ControllerId { get; init; }

    /// <summary><c>completed</c>, <c>failed</c>, or <c>started</c> when it was not waited for.</summary>
    [Id(1)] public required string Status { get; init; }

    [Id(2)] public string? Error { get; init; }
    [Id(3)] public long? Version { get; init; }
    [Id(4)] public int? Nodes { get; init; }
    [Id(5)] public int? Vms { get; init; }
    [Id(6)] public int? Containers { get; init; }
    [Id(7)] public int? Storages { get; init; }

    /// <summary>Nodes and guests whose state differs from the sync before.</summary>
    [Id(8)] public int? Changed { get; init; }

    /// <summary>Milliseconds.</summary>
    [Id(9)] public double? DurationMs { get; init; }
}
