namespace Hypervisor.Grains.Interfaces;

/// <summary>A snapshot of a guest.</summary>
[GenerateSerializer, Immutable, Alias("Snapshot")]
public sealed record Snapshot
{
    [Id(0)] public required string Name { get; init; }
    [Id(1)] public string? Description { get; init; }
    [Id(2)] public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>It holds the memory of the running machine.</summary>
    [Id(3)] public bool Vmstate { get; init; }

    /// <summary>The snapshot that was the latest when it was made.</summary>
    [Id(4)] public string? Parent { get; init; }
}
