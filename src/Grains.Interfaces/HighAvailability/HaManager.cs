namespace Hypervisor.Grains.Interfaces;

/// <summary>The cluster resource manager (CRM): one node is its master.</summary>
[GenerateSerializer, Immutable, Alias("HaManager")]
public sealed record HaManager
{
    [Id(0)] public string? Node { get; init; }

    /// <summary>A sentence; it says so where the master is dead.</summary>
    [Id(1)] public string? Status { get; init; }

    /// <summary>When the master wrote last.</summary>
    [Id(2)] public DateTimeOffset? SeenAt { get; init; }
}
